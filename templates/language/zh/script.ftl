# Said by scripts, in the page itself. Numbers and names in them are written %name%.
script-copied = 已复制
