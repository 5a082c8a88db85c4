{{%AUTOESCAPE context="HTML"}}<div class="card mid"><h1>Khóa truy cập mới</h1>
<p>Khóa chỉ hiện lần này; hãy chép vào nơi giữ bí mật của chương trình dùng nó. Ai có khóa thì làm được như bạn trong phạm vi đã chọn.</p>
<p class="quote"><code>{{TOKEN}}</code></p>
<p class="small muted">Chương trình gửi kèm mỗi yêu cầu: <code>Authorization: Bearer</code> rồi đến khóa.</p>
<div class="acts"><a class="btn go" href="/ca-nhan#khoa-truy-cap">Đã chép khóa, về tài khoản của tôi</a></div></div>
