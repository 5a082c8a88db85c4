{{%AUTOESCAPE context="HTML"}}<div class="head"><div><h1>Việc của tôi</h1><p>Nhiệm vụ mà {{ORGANIZATION}} phải báo cáo.</p></div></div>
{{#EMPTY}}<div class="card empty"><h2>Chưa có nhiệm vụ nào được giao</h2><p>Khi một kế hoạch giao nhiệm vụ cho cơ quan, nhiệm vụ sẽ hiện ở đây. Trong lúc chờ, có thể xem các kế hoạch của tỉnh.</p><div class="acts"><a class="btn" href="{{URL}}">Xem kế hoạch</a></div></div>{{/EMPTY}}
{{#ALL_DONE}}<div class="card empty"><h2>Không còn việc phải làm</h2><p>Mọi nhiệm vụ của cơ quan đã hoàn thành.</p><div class="acts"><a class="btn" href="{{URL}}">Xem nhiệm vụ</a></div></div>{{/ALL_DONE}}
<ul class="facts"><li><b>{{OVERDUE}}</b><span>quá hạn</span></li><li><b>{{RETURNED}}</b><span>bị trả lại</span></li><li><b>{{NEAR}}</b><span>sắp đến hạn</span></li><li><b>{{OPEN}}</b><span>đang làm, trong hạn</span></li><li><b>{{DONE}}</b><span>đã hoàn thành</span></li><li><b>{{TOTAL}}</b><span>tất cả</span></li></ul>
{{#GROUP}}<section class="card flush" id="{{GROUP_ID}}"><h2>{{NAME}} <span class="muted">({{COUNT}})</span></h2>
{{#ITEM}}<div class="todo"><div><h3><a href="{{TASK_URL}}">{{ORDINAL}}. {{TITLE}}</a></h3><div class="meta">{{>TIMING}}{{>WORK}}<span>Hạn: {{DEADLINE}}{{#LEFT}} ({{TEXT}}){{/LEFT}}</span><span>{{PLAN}}</span><span>{{ROLE}}</span><span>{{PERCENT}}%{{#LAST}}, báo cáo {{TEXT}}{{/LAST}}{{#NEVER}}, chưa báo cáo{{/NEVER}}</span></div>{{#REASON}}<div class="quote small"><b>Lý do trả lại:</b> {{TEXT}}</div>{{/REASON}}</div>{{#ACTION}}<a class="btn go" href="{{REPORT_URL}}">Báo cáo<span class="vh"> nhiệm vụ {{ORDINAL}}</span></a>{{/ACTION}}</div>
{{/ITEM}}</section>{{/GROUP}}
{{#SENT}}<section class="card flush" id="da-gui"><h2>Đã gửi, chờ thẩm định <span class="muted">({{COUNT}})</span></h2>
{{#SENT_ITEM}}<div class="todo"><div><h3><a href="{{URL}}">{{ORDINAL}}. {{TITLE}}</a></h3><div class="meta">{{>STATE}}<span>Gửi {{AT}}</span><span>{{PLAN}}</span><span>{{PERCENT}}%</span></div></div></div>
{{/SENT_ITEM}}</section>{{/SENT}}
<details class="asof noprint"><summary>Xem số liệu trước đây</summary><form class="acts gap" method="get" action="{{PATH}}">{{>AS_OF}}<div class="end"><button type="submit">Xem</button></div></form></details>
