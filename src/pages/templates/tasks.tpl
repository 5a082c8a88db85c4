{{%AUTOESCAPE context="HTML"}}<div class="head"><div><h1>Nhiệm vụ</h1><p>Tìm và lọc nhiệm vụ của tất cả kế hoạch.</p></div></div>
<form novalidate class="filters" method="get" action="/nhiem-vu" data-auto role="search">
<div class="grow"><label for="q">Tìm theo tên nhiệm vụ</label><input type="search" id="q" name="q" value="{{TEXT}}" placeholder="Có thể gõ không dấu"></div>
<div><label for="han">Thời hạn</label><select id="han" name="han"><option value="">Tất cả</option>{{#TIMING_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/TIMING_OPTION}}</select></div>
<div><label for="tinh-trang">Trạng thái</label><select id="tinh-trang" name="tinh-trang"><option value="">Tất cả</option>{{#WORK_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/WORK_OPTION}}</select></div>
<div><label for="co-quan">Cơ quan</label><select id="co-quan" name="co-quan"><option value="">Tất cả</option>{{#ORGANIZATION_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/ORGANIZATION_OPTION}}</select></div>
{{#ROLE}}<label class="check"><input type="checkbox" name="vai-tro" value="bao-cao"{{#CHECKED}} checked{{/CHECKED}}>Chỉ việc cơ quan phải báo cáo</label>
{{/ROLE}}{{>AS_OF}}
<div class="acts"><button type="submit">Tìm</button>{{#CLEAR}}<a href="{{CLEAR_URL}}">Bỏ lọc</a>{{/CLEAR}}</div></form>
{{#NOTHING}}<div class="card empty"><h2>Không tìm thấy nhiệm vụ nào</h2><p>Hãy thử từ khác hoặc bớt điều kiện lọc; có thể gõ không dấu.</p><div class="acts"><a class="btn" href="{{CLEAR_URL}}">Xem tất cả nhiệm vụ</a></div></div>{{/NOTHING}}
{{#EMPTY}}<div class="card empty"><h2>Chưa có nhiệm vụ nào</h2><p>Nhiệm vụ hiện ở đây sau khi một kế hoạch được phê duyệt.</p></div>{{/EMPTY}}
{{#LIST}}<div class="card flush"><table class="cards stick"><caption class="vh">Danh sách nhiệm vụ, {{TOTAL}} nhiệm vụ</caption><thead><tr><th scope="col">TT</th><th scope="col">Tên nhiệm vụ</th><th scope="col">Kế hoạch</th><th scope="col">Cơ quan chủ trì</th><th scope="col">Thời gian thực hiện</th><th scope="col">Trạng thái</th><th scope="col" class="num">Tỷ lệ</th></tr></thead>
<tbody>{{#TASK}}<tr><td data-l="TT">{{ORDINAL}}</td><th scope="row"><a href="{{URL}}">{{TITLE}}</a></th><td data-l="Kế hoạch" class="nowrap">{{#OF_PLAN}}<a href="{{URL}}">{{NUMBER}}</a>{{/OF_PLAN}}</td><td data-l="Chủ trì">{{LEAD}}</td><td data-l="Thời gian"><div>{{DEADLINE}}{{#LEFT}}<br><span class="small muted">{{TEXT}}</span>{{/LEFT}}</div></td><td data-l="Trạng thái"><div class="stack">{{>TIMING}}{{>WORK}}</div></td><td data-l="Tỷ lệ" class="num">{{PERCENT}}%</td></tr>
{{/TASK}}</tbody></table>{{>PAGER}}</div>{{/LIST}}
