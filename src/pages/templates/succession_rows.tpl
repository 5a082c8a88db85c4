{{%AUTOESCAPE context="HTML"}}<p class="crumbs"><a href="/co-quan">Cơ quan</a> › <a href="/co-quan/ke-thua">Thay đổi</a> › Xác nhận</p>
<div class="head"><div><h1>Xác nhận từng dòng</h1><p>Bước 2 trong 2. {{WHAT}}, từ ngày {{DAY}}, theo {{AUTHORITY}}.{{#ENDING}} Ngày cuối cùng hoạt động của {{NAMES}}: {{DAY}}.{{/ENDING}}</p></div></div>
{{>FORM_ERROR}}
<form novalidate method="post" action="/co-quan/ke-thua" id="dong"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}">{{#HIDDEN}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">{{/HIDDEN}}
{{#NOTHING}}<div class="card"><p>Không có việc, tài khoản hay đơn vị trực thuộc nào phải chuyển.</p></div>{{/NOTHING}}
{{#PART}}<section class="card flush" aria-labelledby="p-{{NUMBER}}"><div class="card-head"><h2 id="p-{{NUMBER}}">{{TITLE}} ({{COUNT}})</h2><p class="hint">{{HINT}}</p></div><table class="cards"><caption class="vh">{{TITLE}}</caption><thead><tr><th scope="col">Dòng</th><th scope="col">Của cơ quan</th><th scope="col">Nơi tiếp nhận</th></tr></thead>
<tbody>{{#ROW}}<tr><th scope="row">{{TITLE}}{{#DETAIL}}<br><span class="small muted">{{TEXT}}</span>{{/DETAIL}}</th><td data-l="Của cơ quan">{{OF}}</td><td data-l="Nơi tiếp nhận"><select name="dong.{{KEY}}" aria-label="Nơi tiếp nhận của {{TITLE}}, {{OF}}"{{#MISSING}} aria-invalid="true"{{/MISSING}}>{{#OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/OPTION}}</select></td></tr>
{{/ROW}}</tbody></table></section>
{{/PART}}
<div class="acts"><button class="go" type="submit">Ghi nhận thay đổi</button><a class="btn" href="/co-quan">Thôi</a></div>
<p class="small muted gap">Ghi nhận là ghi tất cả hoặc không ghi gì. Lịch sử giữ tên cũ: xem lại một ngày trước khi ghi nhận thì thấy cây cơ quan và nơi giữ việc của ngày ấy.</p></form>
