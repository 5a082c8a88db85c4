{{%AUTOESCAPE context="HTML"}}<div class="mid"><p class="crumbs"><a href="/du-thao">Dự thảo</a> › <a href="{{URL}}">{{FILE_NAME}}</a></p>
<div class="card"><h1>Phê duyệt kế hoạch</h1>
{{>FORM_ERROR}}
{{>KNOWN_PLANS}}
<dl class="rows"><div><dt>Kế hoạch</dt><dd>{{TITLE}}</dd></div><div><dt>Số, ngày</dt><dd>{{NUMBER}}, {{DATE}}</dd></div><div><dt>Cơ quan ban hành</dt><dd>{{ISSUER}}</dd></div><div><dt>Số nhiệm vụ</dt><dd>{{ROWS}}</dd></div>{{#INDICATORS}}<div><dt>Số chỉ tiêu</dt><dd>{{COUNT}}</dd></div>{{/INDICATORS}}</dl>
{{#CLEAR}}<div class="notice gap">Không còn nghi vấn nào.</div>{{/CLEAR}}
{{#IN_DOUBT}}<div class="banner gap"><span><strong>Còn {{DOUBTS}} nghi vấn.</strong> Nếu phê duyệt bây giờ, các chỗ này được giữ đúng như đang ghi trong dự thảo.</span></div>
<ul class="doubts">{{#LINE}}<li><a href="{{URL}}">{{TITLE}}</a><br><span class="small muted">{{REASONS}}</span></li>
{{/LINE}}</ul>{{/IN_DOUBT}}
{{#STATED_DONE}}<div class="banner gap"><span><strong>Văn bản ghi đã hoàn thành: {{COUNT}} nhiệm vụ.</strong> Sau khi phê duyệt, cơ quan chủ trì cần báo cáo kèm minh chứng; chưa báo cáo thì nhiệm vụ vẫn tính là chưa xong.</span></div>
<ul class="doubts">{{#LINE}}<li><a href="{{URL}}">{{TITLE}}</a><br><span class="small muted">Văn bản ghi: {{SAID}}</span></li>
{{/LINE}}</ul>{{/STATED_DONE}}
{{>WITHOUT_REPORTER}}
{{>SAID_LINKS}}{{>SETTLED_NAMES}}<p class="gap">Sau khi phê duyệt, nhiệm vụ được giao ngay tới các cơ quan chủ trì.</p>
<form novalidate method="post" action="{{URL}}/phe-duyet"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}"><input type="hidden" name="revision" value="{{REVISION}}">{{>CONFIRM}}<div class="acts"><button class="go" type="submit">Phê duyệt</button><a href="{{URL}}">Quay lại soát</a></div></form></div></div>
