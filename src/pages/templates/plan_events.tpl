{{%AUTOESCAPE context="HTML"}}<p class="crumbs"><a href="{{PLANS_URL}}">Kế hoạch</a> › <a href="{{PLAN_URL}}">{{NUMBER}}</a> › Sự kiện</p>
<div class="head"><div><h1>Sự kiện mà thời hạn chờ</h1><p>{{TITLE}}. Thời hạn tính từ một sự kiện chưa xảy ra thì chưa có ngày và không bao giờ quá hạn; ghi nhận sự kiện thì hạn của mọi nhiệm vụ chờ sự kiện ấy được tính.</p></div></div>
{{>FORM_ERROR}}
{{#NOTHING}}<div class="card empty"><h2>Không có sự kiện nào</h2><p>Không có nhiệm vụ nào của kế hoạch này có thời hạn tính từ một sự kiện.</p><div class="acts"><a class="btn" href="{{PLAN_URL}}">Về bảng theo dõi</a></div></div>{{/NOTHING}}
{{#CARD}}<section class="card" aria-labelledby="sk-{{NUMBER_OF}}"><h2 id="sk-{{NUMBER_OF}}">{{NAME}}</h2>
{{#WAITING}}<p><span class="chip w-wait"><svg class="i" aria-hidden="true"><use href="{{SPRITE}}#w-wait"></use></svg>Chờ sự kiện</span></p>{{/WAITING}}{{#HAPPENED}}<p>Đã xảy ra ngày <b>{{DAY}}</b>, văn bản số {{AUTHORITY}}.</p>{{/HAPPENED}}
<h3>Nhiệm vụ tính hạn từ sự kiện này ({{COUNT}})</h3><ul class="doubts">{{#TASK}}<li><a href="{{URL}}">{{ORDINAL}}. {{TITLE}}</a><br><span class="small muted">{{DEADLINE}}{{#DUE}} · hạn {{TEXT}}{{/DUE}}{{#LEFT}} · {{TEXT}}{{/LEFT}}</span> {{>WORK}}</li>
{{/TASK}}</ul>
{{#HISTORY}}<h3>Đã ghi nhận</h3><ul class="doubts">{{#RECORD}}<li>{{WHAT}}{{#AUTHORITY}} theo {{TEXT}}{{/AUTHORITY}} <span class="small muted">({{BY}}, {{AT}})</span>{{#REASON}}<br>Lý do sửa: <span class="pre">{{TEXT:pre_escape}}</span>{{/REASON}}</li>
{{/RECORD}}</ul>{{/HISTORY}}
{{#FORM}}<form novalidate class="gap" method="post" action="{{URL}}" aria-labelledby="f-{{NUMBER_OF}}"><input type="hidden" name="csrf" value="{{CSRF}}"><input type="hidden" name="request_id" value="{{REQUEST_ID}}"><input type="hidden" name="su_kien" value="{{EVENT}}">
<h3 id="f-{{NUMBER_OF}}">{{#FIRST}}Ghi nhận sự kiện{{/FIRST}}{{#AGAIN}}Sửa ghi nhận{{/AGAIN}}</h3>
<div class="field short{{#BAD_ngay}} bad{{/BAD_ngay}}"><label for="ngay-{{NUMBER_OF}}">Ngày xảy ra</label>{{#BAD_ngay}}<p class="err" id="ngay">{{ERROR_TEXT}}</p>{{/BAD_ngay}}<input type="date" id="ngay-{{NUMBER_OF}}" name="ngay" value="{{DAY}}"{{#BAD_ngay}} aria-invalid="true" aria-errormessage="ngay" aria-describedby="ngay"{{/BAD_ngay}}></div>
<div class="field{{#BAD_van_ban}} bad{{/BAD_van_ban}}"><label for="van_ban-{{NUMBER_OF}}">Văn bản về sự kiện (số, ngày)</label>{{#BAD_van_ban}}<p class="err" id="van_ban">{{ERROR_TEXT}}</p>{{/BAD_van_ban}}<input id="van_ban-{{NUMBER_OF}}" name="van_ban" value="{{AUTHORITY}}"{{#BAD_van_ban}} aria-invalid="true" aria-errormessage="van_ban" aria-describedby="van_ban"{{/BAD_van_ban}}></div>
{{#CORRECTION}}<div class="field{{#BAD_ly_do}} bad{{/BAD_ly_do}}"><label for="ly_do-{{NUMBER_OF}}">Lý do sửa</label>{{#BAD_ly_do}}<p class="err" id="ly_do">{{ERROR_TEXT}}</p>{{/BAD_ly_do}}<textarea id="ly_do-{{NUMBER_OF}}" name="ly_do" rows="2"{{#BAD_ly_do}} aria-invalid="true" aria-errormessage="ly_do" aria-describedby="ly_do"{{/BAD_ly_do}}>{{REASON:pre_escape}}</textarea></div>
<div class="field"><label class="check"><input type="checkbox" name="ghi_nham" value="co"{{#MISTAKEN}} checked{{/MISTAKEN}}> Ghi nhầm: sự kiện chưa xảy ra (bỏ trống ngày)</label></div>{{/CORRECTION}}
<div class="acts"><button class="go" type="submit">{{#FIRST}}Ghi nhận{{/FIRST}}{{#AGAIN}}Lưu sửa đổi{{/AGAIN}}<span class="vh"> sự kiện {{EVENT}}</span></button></div></form>{{/FORM}}</section>
{{/CARD}}
