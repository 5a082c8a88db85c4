{{%AUTOESCAPE context="HTML"}}<div class="card slim"><h1>Đăng nhập</h1>
{{>FORM_ERROR}}
{{#SAVED}}<div class="banner"><span>Phiên làm việc đã kết thúc trước khi nội dung được gửi. <strong>Nội dung đã nhập được giữ lại</strong>; sau khi đăng nhập có thể gửi lại.{{#FILES_AGAIN}} Tệp kèm theo phải chọn lại.{{/FILES_AGAIN}}</span></div>{{/SAVED}}
{{#NOT_SAVED}}<div class="banner"><span>Phiên làm việc đã kết thúc và nội dung quá dài nên không giữ lại được. Vui lòng quay lại trang trước để sao chép nội dung đã nhập, rồi đăng nhập.</span></div>{{/NOT_SAVED}}
<form method="post" action="/dang-nhap">
<input type="hidden" name="tiep" value="{{TARGET}}">
{{#KEPT}}{{#FIELD}}<input type="hidden" name="{{NAME}}" value="{{VALUE:pre_escape}}">
{{/FIELD}}{{/KEPT}}<div class="field"><label for="ten_dang_nhap">Tên đăng nhập</label><input id="ten_dang_nhap" name="ten_dang_nhap" value="{{USERNAME}}" autocomplete="username" autocapitalize="none" spellcheck="false" required></div>
<div class="field"><label for="mat_khau">Mật khẩu</label><input type="password" id="mat_khau" name="mat_khau" autocomplete="current-password" required></div>
<div class="acts"><button class="go" type="submit">Đăng nhập</button></div>
</form>
<p class="small muted gap">Quên mật khẩu hoặc chưa có tài khoản: vui lòng liên hệ người quản trị của cơ quan thường trực.</p></div>
