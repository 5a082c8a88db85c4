{{%AUTOESCAPE context="HTML"}}<div class="mid"><p class="crumbs"><a href="/tai-khoan">Tài khoản</a> › {{USERNAME}}</p>
<div class="head"><div><h1>{{NAME}}</h1><p>{{ROLE}} · {{ORGANIZATION}}</p><div class="acts gap">{{#ACTIVE}}<span class="chip w-done"><svg class="i" aria-hidden="true"><use href="{{SPRITE}}#w-done"></use></svg>Đang dùng</span>{{/ACTIVE}}{{#DISABLED}}<span class="chip w-cancel"><svg class="i" aria-hidden="true"><use href="{{SPRITE}}#w-cancel"></use></svg>Đã khóa</span>{{/DISABLED}}</div></div></div>
{{>FORM_ERROR}}
<form novalidate class="card" method="post" action="{{URL}}/vai-tro"><h2>Vai trò và cơ quan</h2><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<div class="field"><label for="vai_tro">Vai trò</label><select id="vai_tro" name="vai_tro">{{#ROLE_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/ROLE_OPTION}}</select></div>
<div class="field{{#BAD_co_quan}} bad{{/BAD_co_quan}}"><label for="co_quan">Cơ quan</label><p class="hint" id="h-co_quan">Việc đã làm trước đây vẫn mang vai trò và cơ quan cũ.</p>{{#BAD_co_quan}}<p class="err" id="e-co_quan">{{ERROR_TEXT}}</p>{{/BAD_co_quan}}<select id="co_quan" name="co_quan" aria-describedby="h-co_quan{{#BAD_co_quan}} e-co_quan{{/BAD_co_quan}}"{{#BAD_co_quan}} aria-invalid="true" aria-errormessage="e-co_quan"{{/BAD_co_quan}}><option value="">Không thuộc cơ quan nào</option>{{#ORGANIZATION_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/ORGANIZATION_OPTION}}</select></div>
<button type="submit">Lưu vai trò</button></form>
<form novalidate class="card" method="post" action="{{URL}}/mat-khau"><h2>Đặt lại mật khẩu</h2><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<div class="field{{#BAD_mat_khau}} bad{{/BAD_mat_khau}}"><label for="mat_khau">Mật khẩu mới</label><p class="hint" id="h-mat_khau">Ít nhất 8 ký tự. Báo cho người dùng; lần đăng nhập tới phải đổi mật khẩu này. Mọi phiên đăng nhập của tài khoản sẽ kết thúc.</p>{{#BAD_mat_khau}}<p class="err" id="e-mat_khau">{{ERROR_TEXT}}</p>{{/BAD_mat_khau}}<input type="password" id="mat_khau" name="mat_khau"{{#BAD_mat_khau}} aria-invalid="true" aria-errormessage="e-mat_khau"{{/BAD_mat_khau}} autocomplete="new-password" required aria-describedby="h-mat_khau{{#BAD_mat_khau}} e-mat_khau{{/BAD_mat_khau}}"></div>
<button type="submit">Đặt lại mật khẩu</button></form>
{{#SECOND_STEP}}<form novalidate class="card" method="post" action="{{URL}}/tat-hai-buoc"><h2>Xác thực hai bước đang bật</h2><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<p class="hint">Chỉ tắt khi người dùng mất điện thoại và hết mã dự phòng. Sổ ghi ai tắt, lúc nào.</p>
<button type="submit">Tắt xác thực hai bước</button></form>{{/SECOND_STEP}}
{{#ACTIVE}}<form novalidate class="card" method="post" action="{{URL}}/khoa"><h2>Khóa tài khoản</h2><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<p class="hint">Người dùng không đăng nhập được nữa; những gì đã báo cáo, đã duyệt vẫn giữ nguyên tên. Sổ ghi ai khóa, lúc nào.</p>
<div class="field{{#BAD_ly_do}} bad{{/BAD_ly_do}}"><label for="ly_do">Lý do khóa</label>{{#BAD_ly_do}}<p class="err" id="e-ly_do">{{ERROR_TEXT}}</p>{{/BAD_ly_do}}<input id="ly_do" name="ly_do"{{#BAD_ly_do}} aria-invalid="true" aria-errormessage="e-ly_do" aria-describedby="e-ly_do"{{/BAD_ly_do}} value="{{REASON_TYPED}}" maxlength="500" required></div>
<button type="submit">Khóa tài khoản</button></form>{{/ACTIVE}}
{{#DISABLED}}<form novalidate class="card" method="post" action="{{URL}}/mo-khoa"><h2>Mở khóa tài khoản</h2><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}">
<button type="submit">Mở khóa tài khoản</button></form>{{/DISABLED}}</div>
