{{%AUTOESCAPE context="HTML"}}<div class="head"><div><h1>Dự thảo</h1><p>Tải văn bản kế hoạch lên, soát dự thảo cạnh văn bản gốc, rồi phê duyệt thành kế hoạch theo dõi.</p></div></div>
{{>FORM_ERROR}}
<form class="card" method="post" action="/du-thao" enctype="multipart/form-data"><h2>Tải kế hoạch lên</h2>
<input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<div class="field{{#BAD_van_ban}} bad{{/BAD_van_ban}}"><label for="van_ban">Văn bản kế hoạch</label><p class="hint" id="h-van_ban">Tệp .docx, .txt hoặc .md, tối đa {{MAX_SIZE}}. Tệp .doc cũ: mở bằng Word rồi lưu thành .docx.</p>{{#BAD_van_ban}}<p class="err">{{ERROR_TEXT}}</p>{{/BAD_van_ban}}<input type="file" id="van_ban" name="van_ban" required accept=".docx,.txt,.md" aria-describedby="h-van_ban"></div>
<button class="go" type="submit">Tải lên và lập dự thảo</button></form>
{{#EMPTY}}<div class="card empty"><h2>Chưa có dự thảo nào</h2><p>Chọn tệp kế hoạch ở trên để bắt đầu. Hệ thống đọc các bảng nhiệm vụ, thời hạn và cơ quan; chỗ nào chưa chắc chắn sẽ được đánh dấu để soát.</p></div>{{/EMPTY}}
{{#LIST}}<section class="card flush"><h2>Các dự thảo</h2><table class="cards"><caption class="vh">Các dự thảo, mới nhất đứng trước</caption><thead><tr><th scope="col">Kế hoạch</th><th scope="col">Trạng thái</th><th scope="col">Thay đổi lần cuối</th><th scope="col">Việc tiếp theo</th></tr></thead>
<tbody>{{#DRAFT}}<tr><th scope="row">{{TITLE}}<br><span class="small muted">{{FILE_NAME}}, bản {{REVISION}}</span></th><td data-l="Trạng thái">{{>STATE}}</td><td data-l="Thay đổi"><div>{{AT}}<br><span class="small muted">{{BY}}</span></div></td><td>{{#OPEN}}<a class="btn sm" href="{{URL}}">Soát dự thảo</a>{{/OPEN}}{{#APPROVED}}<a class="btn sm" href="{{URL}}">Xem kế hoạch</a>{{/APPROVED}}{{#DISCARDED}}<span class="muted">–</span>{{/DISCARDED}}</td></tr>
{{/DRAFT}}</tbody></table></section>{{/LIST}}
