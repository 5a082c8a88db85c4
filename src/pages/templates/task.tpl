{{%AUTOESCAPE context="HTML"}}<p class="crumbs"><a href="{{PLANS_URL}}">Kế hoạch</a> › <a href="{{PLAN_URL}}">{{PLAN_NUMBER}}</a>{{#CRUMB}} › {{TEXT}}{{/CRUMB}}</p>
<div class="head"><div><h1{{#LONG_TITLE}} class="long"{{/LONG_TITLE}}>{{ORDINAL}}. {{TITLE}}</h1><div class="acts gap">{{>TIMING}}{{>WORK}}<span class="small">{{PERCENT}}%{{#LEFT}} · {{TEXT}}{{/LEFT}}</span></div></div>
{{#REPORT_LINK}}<a class="btn go" href="{{URL}}">Báo cáo tiến độ</a>{{/REPORT_LINK}}</div>
{{>FORM_ERROR}}
<div class="grid2"><div><section class="card flush" id="bao-cao"><h2>Báo cáo tiến độ</h2>
{{#NO_REPORTS}}<div class="empty"><p>Chưa có báo cáo nào. Cơ quan chủ trì gửi báo cáo từ trang “Việc của tôi”.</p></div>{{/NO_REPORTS}}
<div class="time">{{#REPORT}}<article class="line" id="bc-{{ID}}"><div class="acts">{{>STATE}}{{#COMPLETED}}<span class="chip w-done"><svg class="i" aria-hidden="true"><use href="{{SPRITE}}#w-done"></use></svg>Báo hoàn thành</span>{{/COMPLETED}}<span class="strong">{{PERCENT}}%</span></div>
<p class="small muted">{{ORGANIZATION}} · {{AUTHOR}} · {{AT}}</p><p class="pre">{{BODY:pre_escape}}</p>
{{#DIFFICULTIES}}<p><b>Khó khăn, vướng mắc:</b> <span class="pre">{{TEXT:pre_escape}}</span></p>{{/DIFFICULTIES}}{{#PROPOSALS}}<p><b>Kiến nghị:</b> <span class="pre">{{TEXT:pre_escape}}</span></p>{{/PROPOSALS}}
<div class="files">{{#FILE}}<a href="{{URL}}"><svg class="i" aria-hidden="true"><use href="{{SPRITE}}#file"></use></svg>{{NAME}} <span class="muted nowrap">({{SIZE}})</span></a>{{/FILE}}{{#NO_FILE}}<span class="small muted">Không kèm minh chứng</span>{{/NO_FILE}}</div>
{{#DECISION}}<div class="quote"><b>{{LABEL}}:</b> <span class="pre">{{TEXT:pre_escape}}</span>{{#WHEN}} <span class="small muted nowrap">({{AT}})</span>{{/WHEN}}</div>{{/DECISION}}
{{#DECIDE}}<form novalidate class="decide" method="post" action="{{URL}}/tra-lai"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<h3>Thẩm định</h3><div class="field{{#BAD_ly_do}} bad{{/BAD_ly_do}}"><label for="ly-{{ID}}">Ý kiến thẩm định hoặc lý do trả lại</label><p class="hint" id="h-{{ID}}">Bắt buộc khi trả lại.</p>{{#BAD_ly_do}}<p class="err" id="ly_do">{{ERROR_TEXT}}</p>{{/BAD_ly_do}}<textarea id="ly-{{ID}}" name="ly_do" rows="3"{{#BAD_ly_do}} aria-invalid="true" aria-errormessage="ly_do"{{/BAD_ly_do}} aria-describedby="h-{{ID}}">{{TYPED:pre_escape}}</textarea></div>
<div class="acts"><button class="go" type="submit" formaction="{{URL}}/chap-nhan">Chấp nhận</button><button class="warn" type="submit">Trả lại</button></div></form>{{/DECIDE}}</article>
{{/REPORT}}</div></section>
{{#ADJUSTMENTS}}<section class="card flush noprint" id="dieu-chinh"><h2>Điều chỉnh ({{COUNT}})</h2><div class="time">{{#ADJUSTMENT}}<article class="line"><p><b>{{AUTHORITY}}</b> <span class="small muted nowrap">· {{AT}} · {{BY}}</span></p><p>Lý do: <span class="pre">{{REASON:pre_escape}}</span></p><p class="small muted">Tệp của văn bản mới: {{DOCUMENT}}</p>
{{#TASK}}<p>{{HOW}}{{#NAMED}}: <a href="{{URL}}">{{ORDINAL}}. {{TITLE}}</a>{{/NAMED}}</p>{{#FIELD}}<div class="pre diff"><b>{{LABEL}}:</b> <del><span class="vh">Cũ: </span>{{BEFORE:pre_escape}}</del> <ins><span class="vh">Mới: </span>{{AFTER:pre_escape}}</ins></div>{{/FIELD}}
{{/TASK}}{{#MORE}}<p class="small muted">và {{COUNT}} nhiệm vụ khác</p>{{/MORE}}</article>
{{/ADJUSTMENT}}</div></section>{{/ADJUSTMENTS}}
{{#EVENT_HISTORY}}<section class="card noprint"><h2>Sự kiện: {{NAME}}</h2><ul class="doubts">{{#RECORD}}<li>{{WHAT}}{{#AUTHORITY}} theo {{TEXT}}{{/AUTHORITY}} <span class="small muted">({{BY}}, {{AT}})</span>{{#REASON}}<br>Lý do sửa: <span class="pre">{{TEXT:pre_escape}}</span>{{/REASON}}</li>
{{/RECORD}}</ul></section>{{/EVENT_HISTORY}}
</div>
<div><section class="card"><h2>Thông tin nhiệm vụ</h2><dl class="rows">
{{#LEAD}}<div><dt>Cơ quan chủ trì</dt><dd>{{TEXT}}</dd></div>{{/LEAD}}{{#COORDINATE}}<div><dt>Cơ quan phối hợp</dt><dd>{{TEXT}}</dd></div>{{/COORDINATE}}
<div><dt>Thời gian thực hiện</dt><dd>{{DEADLINE}}{{#DUE}}<br><span class="small muted">Ngày cuối còn trong hạn: {{TEXT}}</span>{{/DUE}}{{#EVENT}}<br>{{#WAITING}}Chờ sự kiện: {{NAME}}. Hạn được tính khi sự kiện được ghi nhận.{{/WAITING}}{{#COUNTED}}Hạn tính từ “{{NAME}}” ngày {{DAY}}, văn bản số {{AUTHORITY}} ({{OFFSET}}).{{/COUNTED}}{{#UNCOUNTED}}“{{NAME}}” đã xảy ra ngày {{DAY}}, văn bản số {{AUTHORITY}}; thời hạn không ghi số ngày nên không có ngày hạn.{{/UNCOUNTED}}{{#STEER}} <a href="{{URL}}">Ghi nhận sự kiện</a>{{/STEER}}{{#LOOK}} <a href="{{URL}}">Xem sự kiện</a>{{/LOOK}}{{/EVENT}}</dd></div>
{{#PRODUCT}}<div><dt>Sản phẩm/Kết quả</dt><dd class="pre">{{TEXT:pre_escape}}</dd></div>{{/PRODUCT}}{{#RESULT}}<div><dt>Kết quả đến nay</dt><dd class="pre">{{TEXT:pre_escape}}</dd></div>{{/RESULT}}
{{#NOTE}}<div><dt>Ghi chú</dt><dd class="pre">{{TEXT:pre_escape}}</dd></div>{{/NOTE}}{{#BASIS}}<div><dt>Căn cứ</dt><dd>{{TEXT}}</dd></div>{{/BASIS}}
{{#SECTION_PATH}}<div><dt>Mục</dt><dd>{{TEXT}}</dd></div>{{/SECTION_PATH}}
<div><dt>Nguồn</dt><dd>{{PLAN_TITLE}} ({{PLAN_NUMBER}}){{#PLACE}}, {{TEXT}}{{/PLACE}}</dd></div></dl></section>
{{#LINKS}}<section class="card" id="lien-quan"><h2>Việc liên quan</h2><ul class="doubts">{{#LINK}}<li>{{RELATION}}: <a href="{{URL}}">{{ORDINAL}}. {{TITLE}}</a><br><span class="small muted">{{PLAN_NUMBER}}</span> {{>WORK}}</li>
{{/LINK}}</ul></section>{{/LINKS}}
<section class="card flush"><h2>Phân công</h2><table class="cards"><caption class="vh">Cơ quan được phân công</caption><thead><tr><th scope="col">Cơ quan</th><th scope="col">Vai trò</th><th scope="col">Tiến độ</th></tr></thead>
<tbody>{{#ASSIGNMENT}}<tr><th scope="row">{{HOLDER}}</th><td data-l="Vai trò">{{ROLE}}</td><td data-l="Tiến độ">{{#REPORTS}}<div class="stack">{{>TIMING}}{{>WORK}}<span class="small muted">{{PERCENT}}%{{#LAST}} · báo cáo {{TEXT}}{{/LAST}}</span>{{#OWN}}<br><a href="{{URL}}">Báo cáo tiến độ</a>{{/OWN}}</div>{{/REPORTS}}{{#NO_REPORT}}<span class="muted small">Không phải báo cáo</span>{{/NO_REPORT}}</td></tr>
{{/ASSIGNMENT}}</tbody></table></section></div></div>
<details class="asof noprint"><summary>Xem số liệu trước đây</summary><form novalidate class="acts gap" method="get" action="{{PATH}}">{{>AS_OF}}<div class="end"><button type="submit">Xem</button></div></form></details>
