{{%AUTOESCAPE context="HTML"}}<p class="crumbs"><a href="/viec-cua-toi">Việc của tôi</a> › Cập nhật nhiều việc</p>
<div class="head"><div><h1>Cập nhật nhiều việc</h1><p>Ghi vào những dòng cần báo cáo của {{ORGANIZATION}} rồi gửi một lần; dòng để trống không được gửi. Có thể dán từ Excel nhiều ô cùng lúc.</p></div></div>
{{>FORM_ERROR}}
{{#PROBLEMS}}<div class="errors" role="alert" tabindex="-1"><h2>Chưa gửi: {{COUNT}} dòng cần sửa</h2><ul>{{#PROBLEM_LINK}}<li><a href="#{{FIELD}}">Nhiệm vụ {{TASK}}: {{PROBLEM_TEXT}}</a></li>{{/PROBLEM_LINK}}{{#GONE}}<li>Một nhiệm vụ không còn trong danh sách: {{PROBLEM_TEXT}}<div class="quote small pre">{{TYPED}}</div></li>{{/GONE}}</ul></div>{{/PROBLEMS}}
{{#EMPTY}}<div class="card empty"><h2>Không còn việc phải báo cáo</h2><div class="acts"><a class="btn" href="/viec-cua-toi">Việc của tôi</a></div></div>{{/EMPTY}}
{{#TABLE}}<form novalidate method="post" action="/viec-cua-toi/cap-nhat" data-keep data-grid><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}"><input type="hidden" name="trang" value="{{PAGE}}">
<p class="banner" role="status" data-paste-note hidden></p>
<div class="acts"><button type="button" data-check-all="kd." hidden>Đánh dấu “Không thay đổi” cho mọi dòng còn trống</button></div>
<div class="card flush gap"><table class="cards grid"><caption class="vh">Nhiệm vụ phải báo cáo</caption>
<thead><tr><th scope="col">Nhiệm vụ</th><th scope="col">Không thay đổi</th><th scope="col">Tỷ lệ (%)</th><th scope="col">Kết quả, tiến độ thực hiện</th><th scope="col">Khó khăn, vướng mắc</th></tr></thead>
<tbody>{{#ROW}}<tr{{#PROBLEM}} class="bad"{{/PROBLEM}}><th scope="row"><a href="{{TASK_URL}}">{{ORDINAL_DOT}}{{TITLE}}</a><div class="meta">{{>TIMING}}<span>Hạn: {{DEADLINE}}{{#LEFT}} ({{TEXT}}){{/LEFT}}</span><span>{{PLAN}}</span><span>{{PERCENT_NOW}}%{{#LAST}}, báo cáo {{TEXT}}{{/LAST}}{{#NEVER}}, chưa báo cáo{{/NEVER}}</span><a href="{{REPORT_URL}}">Báo cáo kèm minh chứng</a></div>{{#REASON}}<div class="quote small"><b>Lý do trả lại:</b> {{TEXT}}</div>{{/REASON}}{{#PROBLEM}}<p class="err" id="e.{{ID}}">{{PROBLEM_TEXT}}</p>{{/PROBLEM}}<input type="hidden" name="cu.{{ID}}" value="{{PERCENT_NOW}}" data-shown><input type="hidden" name="bc.{{ID}}" value="{{SEEN}}"></th>
<td data-l="Không thay đổi">{{#MAY_BE_UNCHANGED}}<input type="checkbox" id="kd.{{ID}}" name="kd.{{ID}}" value="1" aria-label="Nhiệm vụ {{ORDINAL}} ({{PLAN}}): không thay đổi so với kỳ trước"{{#UNCHANGED_TYPED}} checked{{/UNCHANGED_TYPED}}>{{/MAY_BE_UNCHANGED}}{{#WAITS}}<span class="small muted">Báo cáo trước đang chờ thẩm định</span>{{/WAITS}}</td>
<td data-l="Tỷ lệ (%)"><input id="pt.{{ID}}" name="pt.{{ID}}" class="n" inputmode="numeric" maxlength="10" autocomplete="off" value="{{PERCENT}}" aria-label="Nhiệm vụ {{ORDINAL}} ({{PLAN}}): tỷ lệ hoàn thành (%)"{{#PROBLEM}} aria-describedby="e.{{ID}}"{{/PROBLEM}}></td>
<td data-l="Kết quả, tiến độ"><textarea id="nd.{{ID}}" name="nd.{{ID}}" rows="2" aria-label="Nhiệm vụ {{ORDINAL}} ({{PLAN}}): kết quả, tiến độ thực hiện"{{#PROBLEM}} aria-describedby="e.{{ID}}"{{/PROBLEM}}>{{TEXT_TYPED:pre_escape}}</textarea></td>
<td data-l="Khó khăn, vướng mắc"><textarea id="kk.{{ID}}" name="kk.{{ID}}" rows="2" aria-label="Nhiệm vụ {{ORDINAL}} ({{PLAN}}): khó khăn, vướng mắc">{{DIFFICULTIES_TYPED:pre_escape}}</textarea></td></tr>
{{/ROW}}</tbody></table></div>
{{>PAGER}}
<div class="acts"><button class="go" type="submit">Gửi báo cáo các dòng đã ghi</button><a href="/viec-cua-toi">Quay lại, không gửi</a></div></form>{{/TABLE}}
