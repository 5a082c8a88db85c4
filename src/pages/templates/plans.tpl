{{%AUTOESCAPE context="HTML"}}<div class="head"><div><h1>Kế hoạch</h1><p>Các kế hoạch đã được phê duyệt và đang theo dõi.</p></div>
<form class="acts" method="get" action="/ke-hoach">{{>AS_OF}}<div class="end"><button type="submit">Xem</button></div></form></div>
{{#EMPTY}}<div class="card empty"><h2>Chưa có kế hoạch nào</h2>
{{#CAN_UPLOAD}}<p>Hãy tải văn bản kế hoạch lên để lập dự thảo, soát rồi phê duyệt.</p><div class="acts"><a class="btn go" href="/du-thao">Tải kế hoạch lên</a></div>{{/CAN_UPLOAD}}
{{#MUST_WAIT}}<p>Kế hoạch hiện ở đây sau khi cơ quan thường trực phê duyệt.</p>{{/MUST_WAIT}}</div>{{/EMPTY}}
{{#LIST}}<div class="card flush"><table class="cards"><caption class="vh">Danh sách kế hoạch</caption>
<thead><tr><th scope="col">Số, ký hiệu</th><th scope="col">Tên kế hoạch</th><th scope="col" class="num">Nhiệm vụ</th><th scope="col" class="num">Quá hạn</th><th scope="col" class="num">Đúng hạn</th><th scope="col"><span class="vh">Tỷ lệ</span></th></tr></thead>
<tbody>{{#PLAN}}<tr><td class="nowrap"><a class="strong" href="{{URL}}">{{NUMBER}}</a><br><span class="small muted">{{DATE}}</span></td><td>{{TITLE}}<br><span class="small muted">{{ISSUER}}</span></td><td class="num" data-l="Nhiệm vụ">{{TOTAL}}</td><td class="num" data-l="Quá hạn">{{OVERDUE}}</td><td class="num" data-l="Đúng hạn">{{DONE_ON_TIME}}</td><td class="w-bar">{{>BAR}}</td></tr>
{{/PLAN}}</tbody></table></div>{{/LIST}}
