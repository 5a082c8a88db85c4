{{%AUTOESCAPE context="HTML"}}<div class="head"><div><h1>Chỉ tiêu</h1><p>Chỉ tiêu của các kế hoạch đã được phê duyệt, mục tiêu theo từng mốc và cơ quan chịu trách nhiệm.</p></div></div>
<form novalidate class="filters" method="get" action="/chi-tieu" data-auto role="search" aria-label="Lọc chỉ tiêu">
<div class="grow"><label for="ke-hoach">Kế hoạch</label><select id="ke-hoach" name="ke-hoach"><option value="">Tất cả</option>{{#PLAN_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/PLAN_OPTION}}</select></div>
<div><label for="co-quan">Cơ quan</label><select id="co-quan" name="co-quan"><option value="">Tất cả</option>{{#ORGANIZATION_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/ORGANIZATION_OPTION}}</select></div>
<label class="check"><input type="checkbox" name="da-bo" value="co"{{#WITHDRAWN_TOO}} checked{{/WITHDRAWN_TOO}}>Cả chỉ tiêu đã bỏ</label>
{{>AS_OF}}
<div class="acts"><button type="submit">Lọc</button>{{#CLEAR}}<a href="{{CLEAR_URL}}">Bỏ lọc</a>{{/CLEAR}}</div></form>
{{#NOTHING}}<div class="card empty"><h2>Không có chỉ tiêu phù hợp</h2><p>Hãy bớt điều kiện lọc.</p><div class="acts"><a class="btn" href="{{CLEAR_URL}}">Xem tất cả chỉ tiêu</a></div></div>{{/NOTHING}}
{{#EMPTY}}<div class="card empty"><h2>Chưa có chỉ tiêu nào</h2><p>Chỉ tiêu hiện ở đây sau khi một kế hoạch có chỉ tiêu được phê duyệt.</p></div>{{/EMPTY}}
{{#PLAN}}<section class="card flush"><div class="card-head"><h2><a href="{{URL}}">{{NUMBER}}</a> <span class="small muted">{{COUNT}} chỉ tiêu</span></h2></div>
<table class="ind cards stick"><caption class="vh">Chỉ tiêu của {{TITLE}}</caption><thead><tr><th scope="col">TT</th><th scope="col" class="c-title">Chỉ tiêu</th><th scope="col">Đơn vị tính</th><th scope="col">Hiện trạng</th>{{#MILESTONE}}<th scope="col">{{NAME}}</th>{{/MILESTONE}}<th scope="col" class="c-hold">Cơ quan</th></tr></thead>
<tbody>{{#ROW}}{{#SECTION}}<tr class="sec l{{LEVEL}}"><th colspan="{{COLUMNS}}" scope="colgroup">{{TITLE}}</th></tr>{{/SECTION}}{{#INDICATOR}}<tr id="ct-{{ID}}"><td data-l="TT">{{ORDINAL}}</td><th scope="row"{{#PART}} class="part"{{/PART}}>{{NAME}}{{#WITHDRAWN}} <span class="chip">Đã bỏ</span>{{/WITHDRAWN}}{{#NOTE}}<br><span class="small muted">{{TEXT}}</span>{{/NOTE}}</th><td data-l="Đơn vị tính">{{UNIT}}</td><td data-l="Hiện trạng">{{BASELINE}}</td>{{#TARGET}}<td data-l="{{LABEL}}">{{TEXT}}</td>{{/TARGET}}<td data-l="Cơ quan"><div class="small">{{#HOLDER}}<div>{{ROLE}}: {{NAMES}}</div>{{/HOLDER}}</div></td></tr>{{/INDICATOR}}
{{/ROW}}</tbody></table></section>
{{/PLAN}}{{>PAGER}}
