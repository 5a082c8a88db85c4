{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{TITLE}} · Sáu Rõ</title>
<link rel="icon" href="{{FAVICON}}" type="image/svg+xml">
<link rel="stylesheet" href="{{CSS}}">
<script src="{{JS}}" defer></script>
{{#HTMX}}<script src="{{HTMX_JS}}" defer></script>{{/HTMX}}
</head>
<body>
<a class="skip" href="#noi-dung">Đến nội dung chính</a>
<header class="top"><div class="wrap">
<a class="brand" href="/"><svg class="i" aria-hidden="true"><use href="{{SPRITE}}#mark"></use></svg>Sáu Rõ</a>
{{#PROVINCE}}<span class="brand-of">{{PROVINCE_NAME}}</span>{{/PROVINCE}}
{{#PERSON}}<div class="who"><div><a href="/ca-nhan"><b>{{NAME}}</b></a><span>{{ROLE}}{{#ORGANIZATION}} · {{ORGANIZATION_NAME}}{{/ORGANIZATION}}</span></div>
<form novalidate method="post" action="/dang-xuat"><input type="hidden" name="csrf" value="{{CSRF}}"><button class="sm" type="submit">Đăng xuất</button></form></div>{{/PERSON}}
</div></header>
{{#NAV}}<nav class="nav" aria-label="Điều hướng chính"><div class="wrap"><ul>
{{#LINK}}<li><a href="{{HREF}}"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{LABEL}}</a></li>
{{/LINK}}</ul></div></nav>{{/NAV}}
<main id="noi-dung" tabindex="-1"><div class="wrap">
{{#PAST}}<div class="banner" role="status"><strong>Đang xem số liệu tại vị trí sổ {{POSITION}}, ngày {{AT_DAY}}.</strong> <span>Ở đây chỉ xem, không ghi.</span> <a href="{{NOW_URL}}">Về hiện tại</a></div>{{/PAST}}
{{#NOTICE}}<div class="notice" role="status">{{NOTICE_TEXT}}</div>{{/NOTICE}}
{{>BODY}}
</div></main>
<footer class="foot"><div class="wrap"><span class="x">Sáu Rõ: rõ người, rõ việc, rõ tiến độ, rõ kết quả, rõ trách nhiệm, rõ nguồn lực</span>
{{#COORDINATES}}<span>Số liệu tại vị trí sổ {{POSITION}}, ngày tính {{AT_DAY}}</span>{{/COORDINATES}}</div></footer>
</body>
</html>
