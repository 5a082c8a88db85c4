{{%AUTOESCAPE context="HTML"}}<div class="card slim"><h1>Đăng nhập</h1>
{{>FORM_ERROR}}
{{#SAVED}}<div class="banner"><span>Phiên làm việc đã kết thúc trước khi nội dung được gửi. <strong>Nội dung đã nhập được giữ lại</strong>; sau khi đăng nhập có thể gửi lại.{{#FILES_AGAIN}} Tệp kèm theo phải chọn lại.{{/FILES_AGAIN}}</span></div>{{/SAVED}}
{{#NOT_SAVED}}<div class="banner"><span>Phiên làm việc đã kết thúc và nội dung quá dài nên không giữ lại được. Vui lòng quay lại trang trước để sao chép nội dung đã nhập, rồi đăng nhập.</span></div>{{/NOT_SAVED}}
<form novalidate method="post" action="/dang-nhap">
<input type="hidden" name="tiep" value="{{TARGET}}">
{{#KEPT}}{{#FIELD}}<input type="hidden" name="{{NAME}}" value="{{VALUE:pre_escape}}">
{{/FIELD}}{{/KEPT}}<div class="field{{#BAD_ten_dang_nhap}} bad{{/BAD_ten_dang_nhap}}"><label for="ten_dang_nhap">Tên đăng nhập</label>{{#BAD_ten_dang_nhap}}<p class="err" id="e-ten_dang_nhap">{{ERROR_TEXT}}</p>{{/BAD_ten_dang_nhap}}<input id="ten_dang_nhap" name="ten_dang_nhap"{{#BAD_ten_dang_nhap}} aria-invalid="true" aria-errormessage="e-ten_dang_nhap"{{/BAD_ten_dang_nhap}} value="{{USERNAME}}" autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
<div class="field{{#BAD_mat_khau}} bad{{/BAD_mat_khau}}"><label for="mat_khau">Mật khẩu</label>{{#BAD_mat_khau}}<p class="err" id="e-mat_khau">{{ERROR_TEXT}}</p>{{/BAD_mat_khau}}<input type="password" id="mat_khau" name="mat_khau"{{#BAD_mat_khau}} aria-invalid="true" aria-errormessage="e-mat_khau"{{/BAD_mat_khau}} autocomplete="current-password" required></div>
<div class="acts"><button class="go" type="submit">Đăng nhập</button></div>
</form>
<p class="small muted gap">Quên mật khẩu hoặc chưa có tài khoản: vui lòng liên hệ người quản trị của cơ quan thường trực.</p></div>
