{{%AUTOESCAPE context="HTML"}}<div class="card mid"><h1>Mã dự phòng</h1>
<p>Đã bật xác thực hai bước. Mỗi mã dưới đây đăng nhập được <strong>một lần</strong> thay cho sáu số, khi không có điện thoại. Các mã chỉ hiện lần này: hãy in ra hoặc chép lại, cất nơi an toàn.</p>
<ul class="codes">{{#CODE}}<li><code>{{TEXT}}</code></li>
{{/CODE}}</ul>
<div class="acts"><a class="btn go" href="/ca-nhan">Đã cất mã, về tài khoản của tôi</a></div></div>
