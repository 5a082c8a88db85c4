{{%AUTOESCAPE context="HTML"}}<div id="doc"{{#GOING}} hx-get="{{URL}}" hx-select="#doc" hx-trigger="every 2s" hx-swap="outerHTML"{{/GOING}}><div class="head"><div><h1>Đọc văn bản: {{FILE_NAME}}</h1><p>Tải lên lúc {{AT}}</p></div></div>
<section class="card"><div role="status"><h2>{{PROGRESS}}</h2></div>
{{#GOING}}{{#BAR_OF}}<p><progress max="{{ALL}}" value="{{DONE}}" aria-label="Số trang đã đọc">{{DONE}}/{{ALL}}</progress></p>{{/BAR_OF}}{{#FIRST}}<p>Máy chủ đọc mỗi lúc hai văn bản; văn bản này đang chờ đến lượt.</p>{{/FIRST}}
<p>Bản quét mất một đến ba giây mỗi trang. Có thể rời trang này; khi đọc xong, dự thảo nằm trong danh sách <a href="/du-thao">Dự thảo</a>.</p>
<p><a class="btn sm" href="{{URL}}">Xem tiến độ mới nhất</a></p>{{/GOING}}
{{#WHY}}<p class="err">{{TEXT}}</p>{{/WHY}}
{{#DONE}}<p><a class="btn go" href="{{DRAFT_URL}}">Soát dự thảo</a></p>{{/DONE}}
<div class="acts">{{#STOPPED}}<form novalidate method="post" action="{{URL}}/doc-lai"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}"><button class="go" type="submit">Đọc lại</button></form>{{/STOPPED}}
{{#GOING}}<form novalidate method="post" action="{{URL}}/bo"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}"><button class="sm warn" type="submit">Dừng đọc</button></form>{{/GOING}}{{#STOPPED}}<form novalidate method="post" action="{{URL}}/bo"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}"><button class="warn" type="submit">Bỏ văn bản này</button></form>{{/STOPPED}}</div></section></div>
