{{%AUTOESCAPE context="HTML"}}<span class="chip {{SHAPE}}"><svg class="i" aria-hidden="true"><use href="{{SPRITE}}#{{SHAPE}}"></use></svg>{{NAME}}</span>
