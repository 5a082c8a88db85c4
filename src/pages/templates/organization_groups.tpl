{{%AUTOESCAPE context="HTML"}}<p class="crumbs"><a href="/co-quan">Cơ quan</a> › Nhóm</p>
<div class="head"><div><h1>Nhóm cơ quan</h1><p>Tên nhóm trong văn bản (“Các sở, ban, ngành”) được giao cho từng thành viên của ngày phê duyệt. Dưới đây là thành viên ngày {{DAY}}.</p></div>{{#MAY_ADD}}<div class="acts"><a class="btn go" href="/co-quan/nhom/them">Thêm nhóm</a></div>{{/MAY_ADD}}</div>
{{#EMPTY}}<div class="card empty"><h2>Chưa có nhóm nào</h2><p>Thêm nhóm để các tên chung như “UBND các xã, phường” được giao đến từng cơ quan.</p></div>{{/EMPTY}}
{{#GROUP}}<section class="card" aria-labelledby="g-{{ID}}"><h2 id="g-{{ID}}">{{NAME}} ({{COUNT}})</h2>{{#ALIASES}}<p class="small muted">Tên khác: {{TEXT}}</p>{{/ALIASES}}
<ul class="doubts">{{#MEMBER}}<li>{{NAME}}{{#TERMS}} <span class="small muted">({{TEXT}})</span>{{/TERMS}}</li>
{{/MEMBER}}</ul>{{#OTHER}}<p class="small muted">Ngày này không phải thành viên: {{NAME}}{{#TERMS}} ({{TEXT}}){{/TERMS}}</p>
{{/OTHER}}{{#OPEN}}<div class="acts gap"><a class="btn sm" href="{{URL}}">Sửa<span class="vh"> nhóm {{NAME}}</span></a></div>{{/OPEN}}</section>
{{/GROUP}}
<details class="asof noprint"><summary>Xem thành viên của ngày trước</summary><form novalidate class="acts gap" method="get" action="/co-quan/nhom">{{>AS_OF}}<div class="end"><button type="submit">Xem</button></div></form></details>
