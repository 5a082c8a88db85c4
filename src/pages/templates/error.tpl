{{%AUTOESCAPE context="HTML"}}<div class="card mid"><p class="code">Mã lỗi {{STATUS}}</p><h1>{{HEADING}}</h1>
<p>{{MESSAGE}}</p>{{#PLACE_LINE}}<p>Vị trí: {{PLACE}}</p>{{/PLACE_LINE}}
{{#WAIT}}<p>Vui lòng thử lại sau {{SECONDS}} giây.</p>{{/WAIT}}
<div class="acts"><a class="btn go" href="/">Về trang đầu</a>{{#LINK}}<a class="btn" href="{{URL}}">{{LABEL}}</a>{{/LINK}}</div>
<p class="small muted gap">Nếu cần hỗ trợ, vui lòng cung cấp mã yêu cầu: {{REQUEST}}</p></div>
