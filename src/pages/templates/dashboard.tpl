{{%AUTOESCAPE context="HTML"}}<div class="head"><div><h1>Tổng quan</h1><p>Nhiệm vụ theo tiến độ và thời hạn của tất cả kế hoạch.</p></div>
<form novalidate class="acts" method="get" action="/tong-quan">{{>AS_OF}}<div class="end"><button type="submit">Xem</button></div></form></div>
{{#EMPTY}}<div class="card empty"><h2>Chưa có kế hoạch nào</h2>
{{#CAN_UPLOAD}}<p>Hãy tải văn bản kế hoạch (.docx) lên; hệ thống lập dự thảo để soát và phê duyệt, sau đó số liệu hiện ở đây.</p><div class="acts"><a class="btn go" href="/du-thao">Tải kế hoạch lên</a></div>{{/CAN_UPLOAD}}
{{#MUST_WAIT}}<p>Số liệu hiện ở đây sau khi cơ quan thường trực phê duyệt kế hoạch đầu tiên.</p>{{/MUST_WAIT}}</div>{{/EMPTY}}
{{#FULL}}<section aria-labelledby="h-tong"><h2 class="vh" id="h-tong">Bốn nhóm nhiệm vụ</h2>
<div class="cells">{{#CELL}}<a class="cell {{KIND}}" href="{{URL}}"><span class="cell-name"><svg class="i" aria-hidden="true"><use href="{{SPRITE}}#{{SHAPE}}"></use></svg>{{NAME}}</span><b>{{COUNT}}</b><small>{{SHARE}} của {{COUNTED}} nhiệm vụ{{#UNDATED}}; {{COUNT}} chưa có ngày hạn{{/UNDATED}}</small></a>
{{/CELL}}</div>
{{>BAR}}
<div class="legend"><span><i class="b-done"></i>Hoàn thành đúng hạn</span><span><i class="b-late"></i>Hoàn thành quá hạn</span><span><i class="b-in"></i>Trong hạn</span><span><i class="b-near"></i>Sắp đến hạn</span><span><i class="b-over"></i>Quá hạn</span><span><i class="b-none"></i>Thường xuyên, tạm dừng</span></div>

<ul class="facts gap"><li><b>{{TOTAL}}</b><span>nhiệm vụ tất cả ({{COUNTED}} trong bốn nhóm trên)</span></li><li><b>{{ONGOING}}</b><span>thường xuyên (tính riêng)</span></li>{{#INACTIVE}}<li><b>{{INACTIVE_COUNT}}</b><span>tạm dừng, hủy, thay thế</span></li>{{/INACTIVE}}<li><b>{{NEAR}}</b><a href="{{NEAR_URL}}">sắp đến hạn</a></li><li><b>{{WAITING}}</b>{{#REVIEW_LINK}}<a href="{{URL}}">báo cáo chờ thẩm định</a>{{/REVIEW_LINK}}{{#REVIEW_WORD}}<span>báo cáo chờ thẩm định</span>{{/REVIEW_WORD}}</li><li><b>{{DIFFICULTIES}}</b><span>khó khăn, kiến nghị đang mở</span></li></ul></section>
<section class="card flush"><h2>Theo tình trạng và thời hạn</h2><div class="scroll"><table><caption>Số nhiệm vụ; bấm vào số để xem danh sách.</caption>
<thead><tr><th scope="col">Trạng thái</th>{{#TIMING}}<th scope="col" class="num">{{>CHIP}}</th>{{/TIMING}}<th scope="col" class="num">Cộng</th></tr></thead>
<tbody>{{#WORK}}<tr><th scope="row">{{>CHIP}}</th>{{#COUNT_CELL}}<td class="num">{{#SOME}}<a href="{{URL}}">{{COUNT}}</a>{{/SOME}}{{#ZERO}}<span class="muted">0</span>{{/ZERO}}</td>{{/COUNT_CELL}}<td class="num strong"><a href="{{URL}}">{{TOTAL}}</a></td></tr>
{{/WORK}}</tbody><tfoot><tr><th scope="row">Cộng</th>{{#TIMING_TOTAL}}<td class="num">{{COUNT}}</td>{{/TIMING_TOTAL}}<td class="num">{{MATRIX_TOTAL}}</td></tr></tfoot></table></div><p class="small muted pages">Nhiệm vụ chờ thẩm định khi mọi cơ quan phải báo cáo đã gửi kết quả; báo cáo chờ thẩm định thì đếm từng báo cáo.</p></section>
<div class="grid2"><section class="card flush" id="co-quan"><h2>Theo cơ quan</h2><div class="scroll"><table class="stick"><caption>Phân công phải báo cáo của từng cơ quan; nhiều việc quá hạn đứng trước.</caption>
<thead><tr><th scope="col">Cơ quan</th><th scope="col" class="num">Quá hạn</th><th scope="col" class="num">Sắp đến hạn</th><th scope="col" class="num">Đã xong</th><th scope="col" class="num">Cộng</th><th scope="col"><span class="vh">Tỷ lệ</span></th></tr></thead>
<tbody>{{#ORGANIZATION_ROW}}<tr><th scope="row"><a href="{{URL}}">{{NAME}}</a></th><td class="num">{{#OVER}}<a class="chip t-over" href="{{URL}}"><svg class="i" aria-hidden="true"><use href="{{SPRITE}}#t-over"></use></svg>{{COUNT}}</a>{{/OVER}}{{#NO_OVER}}<span class="muted">0</span>{{/NO_OVER}}</td><td class="num">{{NEAR}}</td><td class="num">{{DONE}}</td><td class="num">{{TOTAL}}</td><td class="w-bar">{{>BAR}}</td></tr>
{{/ORGANIZATION_ROW}}</tbody></table></div>{{#OUTSIDE}}<p class="small muted">Ngoài các cơ quan trên còn {{COUNT}} phân công cho nơi không có trong danh mục.</p>{{/OUTSIDE}}{{#MORE_ORGANIZATIONS}}<div class="pages"><a href="{{URL}}">Xem tất cả {{COUNT}} cơ quan</a></div>{{/MORE_ORGANIZATIONS}}</section>
<section class="card flush"><h2>Theo kế hoạch</h2><div class="scroll"><table><caption>Nhiệm vụ của từng kế hoạch.</caption>
<thead><tr><th scope="col">Kế hoạch</th><th scope="col" class="num">Quá hạn</th><th scope="col" class="num">Đã xong</th><th scope="col" class="num">Cộng</th></tr></thead>
<tbody>{{#PLAN}}<tr><th scope="row"><a class="strong" href="{{URL}}">{{NUMBER}}</a><br><span class="small muted">{{TITLE}}</span>{{>BAR}}</th><td class="num">{{OVERDUE}}</td><td class="num">{{DONE}}</td><td class="num">{{TOTAL}}</td></tr>
{{/PLAN}}</tbody></table></div></section></div>{{/FULL}}
