{{%AUTOESCAPE context="HTML"}}<div class="banner gap"><span><strong>{{COUNT}} nhiệm vụ sẽ không cơ quan nào báo cáo được</strong>, vì cơ quan phải báo cáo không có trong danh mục hoặc không được ghi. Hãy mở từng dòng dưới đây để sửa tên cơ quan, {{OR_ELSE}}.</span></div>
<ul class="doubts">{{#LINE}}<li><a href="{{URL}}">{{ORDINAL_DOT}}{{TITLE}}</a><br><span class="small muted">{{#PRINTED}}Cơ quan phải báo cáo: “{{TEXT}}”{{/PRINTED}}{{#NOBODY}}Chưa ghi cơ quan phải báo cáo{{/NOBODY}}</span></li>
{{/LINE}}</ul>
