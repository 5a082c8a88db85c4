{{%AUTOESCAPE context="HTML"}}<p class="crumbs"><a href="/du-thao">Dự thảo</a> › <a href="{{URL}}">{{FILE_NAME}}</a></p>
<div class="head"><div><h1>Việc có thể trùng</h1><p>Nhiệm vụ của dự thảo giống nhau, hoặc giống nhiệm vụ của kế hoạch đã phê duyệt. Khi phê duyệt, việc đã nhận là trùng được nối với nhau.</p></div></div>
{{#NOTHING}}<div class="card empty"><h2>Không thấy việc nào có thể trùng</h2><div class="acts"><a class="btn" href="{{URL}}">Quay lại dự thảo</a></div></div>{{/NOTHING}}
{{#LIST}}{{#STRONG}}<section class="card flush" aria-labelledby="h-giong"><h2 id="h-giong">Giống nhiều ({{COUNT}})</h2>{{#ITEM}}{{>PAIR}}{{/ITEM}}</section>{{/STRONG}}
{{#WEAK}}<details class="card flush" id="giong-it"{{#WEAK_OPEN}} open{{/WEAK_OPEN}}><summary><strong>Giống ít ({{COUNT}})</strong> <span class="small muted">chung một phần lời văn hoặc số liệu; thường là việc khác nhau</span></summary>{{#ITEM}}{{>PAIR}}{{/ITEM}}</details>{{/WEAK}}
{{#DECIDED}}<section class="card flush" aria-labelledby="h-da-chon"><h2 id="h-da-chon">Đã chọn ({{COUNT}})</h2>{{#ITEM}}{{>PAIR}}{{/ITEM}}</section>{{/DECIDED}}
{{#MORE}}<p class="small muted">Chỉ hiện {{MOST}} cặp đầu.</p>{{/MORE}}<div class="acts"><a class="btn" href="{{URL}}">Quay lại dự thảo</a></div>{{/LIST}}
