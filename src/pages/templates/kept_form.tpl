{{%AUTOESCAPE context="HTML"}}<div class="card mid"><h1>Nội dung đã nhập được giữ lại</h1>
{{#TOO_LARGE}}<p>Nội dung quá dài nên không giữ lại được. Vui lòng quay lại trang trước bằng nút Quay lại của trình duyệt và sao chép nội dung đã nhập.</p>{{/TOO_LARGE}}
<form novalidate method="post" action="{{TARGET}}"{{#MULTIPART}} enctype="multipart/form-data"{{/MULTIPART}} data-keep>
<input type="hidden" name="csrf" value="{{CSRF}}">
<p>{{#WHY}}{{TEXT}} {{/WHY}}<strong>Nội dung chưa được gửi.</strong> Vui lòng kiểm tra lại rồi bấm “Gửi lại”.</p>
{{#ITEM}}{{#HIDDEN}}<input type="hidden" name="{{NAME}}" value="{{VALUE:pre_escape}}">{{/HIDDEN}}{{#SHORT}}<div class="field short"><label for="k-{{NAME}}">{{LABEL}}</label><input id="k-{{NAME}}" name="{{NAME}}" value="{{VALUE}}"></div>{{/SHORT}}{{#LONG}}<div class="field"><label for="k-{{NAME}}">{{LABEL}}</label><textarea id="k-{{NAME}}" name="{{NAME}}" rows="4">{{VALUE:pre_escape}}</textarea></div>{{/LONG}}
{{/ITEM}}{{#COMPLETED}}<p><strong>Báo cáo này đề nghị công nhận hoàn thành nhiệm vụ.</strong></p>{{/COMPLETED}}
{{#FILES}}<div class="field"><label for="k-tep">Minh chứng</label><p class="hint">Tệp không được giữ lại; vui lòng chọn lại.</p><input type="file" id="k-tep" name="{{FILE_FIELD}}" multiple></div>{{/FILES}}
<div class="acts"><button class="go" type="submit">Gửi lại</button><a href="/">Về trang đầu, không gửi</a></div>
</form></div>
