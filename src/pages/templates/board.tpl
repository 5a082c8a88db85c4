{{%AUTOESCAPE context="HTML"}}<p class="crumbs"><a href="{{PLANS_URL}}">Kế hoạch</a> › {{NUMBER}}</p>
<div class="head"><div><h1>{{TITLE}}</h1><p>Số {{NUMBER}} ngày {{DATE}} · {{ISSUER}}</p></div></div>
<ul class="facts noprint"><li><b>{{TOTAL}}</b><span>nhiệm vụ</span></li><li><b>{{DONE_ON_TIME}}</b><span>hoàn thành đúng hạn</span></li><li><b>{{DONE_LATE}}</b><span>hoàn thành quá hạn</span></li><li><b>{{OPEN_IN_TIME}}</b><span>đang làm, trong hạn</span></li><li><b>{{OVERDUE}}</b><span>đang làm, quá hạn</span></li><li><b>{{ONGOING}}</b><span>thường xuyên</span></li></ul>
<form class="filters" method="get" action="{{URL}}" data-auto role="search" aria-label="Lọc bảng theo dõi">
<div class="grow"><label for="q">Tìm trong bảng</label><input type="search" id="q" name="q" value="{{TEXT}}" placeholder="Có thể gõ không dấu"></div>
<div><label for="han">Thời hạn</label><select id="han" name="han"><option value="">Tất cả</option>{{#TIMING_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/TIMING_OPTION}}</select></div>
<div><label for="tinh-trang">Trạng thái</label><select id="tinh-trang" name="tinh-trang"><option value="">Tất cả</option>{{#WORK_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>{{/WORK_OPTION}}</select></div>
<div><label for="co-quan">Cơ quan</label><select id="co-quan" name="co-quan"><option value="">Tất cả</option>{{#ORGANIZATION_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/ORGANIZATION_OPTION}}</select></div>
{{>AS_OF}}
<div class="acts"><button type="submit">Lọc</button>{{#CLEAR}}<a href="{{CLEAR_URL}}">Bỏ lọc</a>{{/CLEAR}}</div></form>
{{#NOTHING}}<div class="card empty"><h2>Không có nhiệm vụ phù hợp</h2><p>Hãy bớt điều kiện lọc hoặc tìm bằng từ khác; có thể gõ không dấu.</p><div class="acts"><a class="btn" href="{{CLEAR_URL}}">Xem cả bảng</a></div></div>{{/NOTHING}}
{{#TABLE}}<div class="card flush"><div class="card-head noprint"><h2>Bảng theo dõi</h2><div class="acts"><a href="{{CSV_URL}}"><svg class="i" aria-hidden="true"><use href="{{SPRITE}}#down"></use></svg> Tải CSV</a>{{#SHOW_ALL}}<a href="{{URL}}">Hiện cả bảng để in</a>{{/SHOW_ALL}}<button class="sm" type="button" data-print hidden>In</button></div></div>
<table class="board cards stick"><caption class="vh">Bảng theo dõi nhiệm vụ</caption><thead><tr><th scope="col">TT</th><th scope="col" class="c-title">Tên nhiệm vụ</th><th scope="col" class="c-org">Cơ quan chủ trì</th><th scope="col" class="c-org">Cơ quan phối hợp</th><th scope="col" class="c-prod">Sản phẩm/Kết quả</th><th scope="col" class="c-time">Thời gian thực hiện</th><th scope="col">Trạng thái</th><th scope="col" class="c-res">Kết quả</th></tr></thead>
<tbody>{{#ROW}}{{#SECTION}}<tr class="sec l{{LEVEL}}"><th colspan="8" scope="colgroup">{{TITLE}}</th></tr>{{/SECTION}}{{#TASK}}<tr><td data-l="TT">{{ORDINAL}}</td><th scope="row"><a href="{{URL}}">{{TITLE}}</a></th><td data-l="Chủ trì">{{LEAD}}</td><td data-l="Phối hợp">{{COORDINATE}}</td><td data-l="Sản phẩm" class="pre">{{PRODUCT:pre_escape}}</td><td data-l="Thời gian"><div>{{DEADLINE}}{{#LEFT}}<br><span class="small muted">{{TEXT}}</span>{{/LEFT}}</div></td><td data-l="Trạng thái"><div class="stack">{{>TIMING}}{{>WORK}}<span class="small muted">{{PERCENT}}%</span></div></td><td data-l="Kết quả"><div>{{RESULT}}{{#EVIDENCE}} <span class="small muted nowrap">({{COUNT}} minh chứng)</span>{{/EVIDENCE}}</div></td></tr>{{/TASK}}
{{/ROW}}</tbody></table>{{>PAGER}}</div>{{/TABLE}}
{{#EXPORT}}<section class="card noprint" id="bao-cao"><h2>Báo cáo tổng hợp của kế hoạch này</h2>
<form class="acts" method="get" action="/bao-cao-tong-hop/tai"><input type="hidden" name="ke-hoach" value="{{PLAN_ID}}">{{#COUNTED}}<input type="hidden" name="vi_tri" value="{{POSITION}}">{{/COUNTED}}
<div><label for="ky">Kỳ báo cáo</label><select id="ky" name="ky">{{#PERIOD_OPTION}}<option value="{{VALUE}}"{{#SELECTED}} selected{{/SELECTED}}>{{LABEL}}</option>
{{/PERIOD_OPTION}}</select></div>
<div><label for="bo-cuc">Thể thức</label><select id="bo-cuc" name="bo-cuc"><option value="state">Văn bản hành chính (Nghị định 30)</option><option value="party">Văn bản của Đảng (Hướng dẫn 36)</option></select></div>
<div class="end"><button class="go" type="submit">Tải báo cáo (.docx)</button></div></form></section>{{/EXPORT}}
