{{%AUTOESCAPE context="HTML"}}<div class="mid"><p class="crumbs"><a href="/du-thao">Dự thảo</a> › <a href="{{URL}}">{{CRUMB}}</a></p>
<div class="card"><h1>{{FILE_NAME}} là bản nào?</h1>
<p class="muted">{{TITLE}}</p>
{{#KNOWN}}<div class="banner"><span><strong>{{TEXT}}</strong>, trùng số hoặc tên với văn bản này.</span></div>
{{/KNOWN}}<p>Nếu đây là bản sửa của một văn bản đã tải lên, hãy chọn văn bản đó để xem thay đổi. Nếu là kế hoạch mới, hãy soát rồi phê duyệt như thường lệ.</p>
<p class="gap"><a class="btn" href="{{URL}}">Là kế hoạch mới</a></p>
{{#PLANS}}<h2>Bản điều chỉnh của kế hoạch đã phê duyệt</h2><ul class="doubts gap">{{#LINE}}<li><a href="{{HREF}}">{{NAME}}</a>{{#LIKELY}} <strong>(cùng số hoặc cùng tên)</strong>{{/LIKELY}}<br><span class="small muted">{{DETAIL}}</span></li>
{{/LINE}}</ul>{{/PLANS}}
{{#DRAFTS}}<h2>Bản sửa của dự thảo đang soát</h2><ul class="doubts gap">{{#LINE}}<li><a href="{{HREF}}">{{NAME}}</a>{{#LIKELY}} <strong>(cùng số hoặc cùng tên)</strong>{{/LIKELY}}<br><span class="small muted">{{DETAIL}}</span></li>
{{/LINE}}</ul>{{/DRAFTS}}
{{#EMPTY}}<p class="gap">Chưa có kế hoạch hoặc dự thảo nào khác để đối chiếu.</p>{{/EMPTY}}</div></div>
