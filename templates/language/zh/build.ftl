### 命令行界面用语：帮助、检查、计划、生成、预览。均不进入网页。

## 帮助

help-door =
    生成面向公众的考评通报：检查专项行动的月度数据文件，用笔记本计算得分与排名，并生成网站。

    一个专项行动就是 data/campaigns 下的一个文件夹，内有 campaign.yml（规则）、units.csv（单位）以及每月一个数据文件夹。放入当月文件后，依次执行 check、plan、build。
help-exit-codes =
    { "\u0008" }
    退出码：
      0    一切正常
      1    运行中有失败（某个笔记本或页面），其余部分已生成
      2    用法或环境有误，提示语会说明如何处理
      3    数据有误，未生成任何内容，网站保持原样
      130  被中断，已完成的部分予以保留
help-check = 一次列出数据中的全部问题：文件、行、列、取值以及应当如何填写，并将计算结果与已公布事实（facts.csv）核对。不改动任何文件。
help-plan = 列出哪些通报需要重新计算以及原因，每种原因占一列。不改动任何文件。
help-build = 检查数据，重新计算已过期的通报，生成网站。数据有误时不生成任何内容，网站保持原样；个别笔记本失败不影响其他通报。
help-serve = 在本机浏览器中查看网站：数据、笔记本、模板或程序有改动时重新生成，网页自动刷新；出错时网页上方说明原因，网站保持原样。未公开的通报以草稿显示。按 Ctrl+C 停止。
help-open = 在 JupyterLab 中打开该通报的笔记本：复制一份并填好参数，供查看和试算。模板和网站保持原样。
help-whatif = 规则若有不同会怎样：对同一月份分别按现行规则和改动后的规则计算，列出名次有变动的单位。网站和数据保持原样。
examples-check =
    示例：
      python build.py check
      python build.py check --campaign fuzhou-120-2021 --language zh
      python build.py check --data /home/me/campaigns --json
examples-plan =
    示例：
      python build.py plan
      python build.py plan --month 2021-12 --district changle
      python build.py plan --json
examples-build =
    示例：
      python build.py build
      python build.py build --campaign fuzhou-120-2021 --month 2021-12
      python build.py build --data /home/me/campaigns --site /home/me/site
      python build.py build --renderer embedded --jobs 4
examples-serve =
    示例：
      python build.py serve
      python build.py serve --port 8080 --site /home/me/site
      python build.py serve --campaign fuzhou-120-2021 --language zh
examples-open =
    示例：
      python build.py open fuzhou-120-2021/2021-12/changle
      python build.py open fuzhou-120-2021/2021-12 --language en --no-browser -- --port 9999
examples-whatif =
    示例：
      python build.py whatif fuzhou-120-2021 --set actions.land-handover.weight=30
      python build.py whatif fuzhou-120-2021 --month 2021-11 --set city.compose=geometric --set city.rounding.decimals=1
      python build.py whatif fuzhou-120-2021 --rules draft.yml --publish /home/me/draft --json
help-campaign = 只处理该专项行动，可重复使用；默认全部。
help-district = 只处理该县（市）区的通报（units.csv 中的代码），可重复使用；默认全部，含月度总览。
help-month = 只处理该月，可重复使用；默认全部。
help-period = 只处理该时期（如 2021-Q4、2021、to-date、2018-01-d2），可重复使用。
help-language = 只运行这种语言的通报，可重复使用；默认中、英文。
help-one-language = 提示语所用语言；默认随系统。
help-data = 使用 data/campaigns 以外的专项行动文件夹。
help-site = 网站所在文件夹；默认 _site。
help-renderer = 用什么把笔记本转成网页：Quarto、内置渲染器，或有 Quarto 则用之（auto）。
help-jobs = 同时运行多少个笔记本；默认与处理器核数相同。
help-cold = 每个笔记本都重新启动 Python：较慢，页面相同。默认由一个已完成导入的进程分叉出内核。
help-pdf = 另由浏览器为每份通报生成打印版（bulletin.pdf）：需要本机装有 Chromium，并先执行 pip install -e ".[pdf]"。版面随浏览器版本而异，故默认不生成。
help-cluster = 在该地址（如 tcp://10.0.0.1:8786）的 Dask 集群上运行笔记本，页面相同。工作节点须有相同的代码和软件包，并会执行收到的内容：只用于可信的网络。
help-memory = 每个笔记本可用的内存（MB）；超出的一个报错失败，其余继续。仅限 Linux；默认不限。
help-wait = 若另一个生成任务正在使用同一文件夹，等它结束。
help-as-of = 以此时刻（北京时间，写作 YYYY-MM-DD 或 "YYYY-MM-DD HH:MM"）为准，决定哪些时期已到发布时间；默认为 SOURCE_DATE_EPOCH，没有则为当前时间。
help-no-watch = 只显示网站，不留意改动、不重新生成。
help-open-language = 笔记本所用语言。
help-no-browser = 不打开浏览器，只显示 JupyterLab 的地址。
help-fresh = 重新复制笔记本，放弃此前草稿中的改动。
help-port = 预览所用端口；0 表示任选空闲端口。
help-json = 输出 JSON，供其他程序读取。
help-quiet = 只输出汇总行和出错信息。
help-set = 仅为本次比较设定 campaign.yml 中的一个键，写作 键=值，可重复使用。键名可以简写，只要只指一处。权重合计因此不符时，其余各项按比例调整并予以说明。
help-exact = 权重按所设的值处理：合计不符时报错，不作调整。
help-rules = 用来比较的另一份 campaign.yml。
help-publish = 把表格、改动后的规则和一个网页写入该文件夹，并标明为假设比较；文件夹须不存在、为空，或为以前的假设比较。
help-whatif-month = 要比较的月份；默认为有数据的最后一个月。

## 时长与进度

duration-seconds = { $seconds }秒
duration-minutes = { $minutes }分{ $seconds }秒
progress-executing = 笔记本
printing-progress = 打印版
progress-line = { $title }：已完成 { $done }/{ $total }{ $failed ->
    [0] {""}
   *[other] ，失败 { $failed }
 }{ $more ->
    [yes] ，预计还需{ $left }
   *[no] {""}
 }
progress-note = { $failed ->
    [0] {""}
   *[other] 失败 { $failed } ·{" "}
 }还需{ $left } · { $running }

## 检查

check-fault = ✗ { $sentence }
check-warning = ! { $sentence }
check-sound = ✓ { $campaign }：{ $months } 个月有数据，{ $units } 个单位编发通报
check-summary = 已检查 { $campaigns } 个专项行动：{ $faults ->
    [0] 无错误
   *[other] { $faults } 处错误
 }，{ $warnings ->
    [0] 无警告
   *[other] { $warnings } 处警告
 }。
fault-fact-not-as-expected = 公布值为 { $published }，计算结果为 { $computed }，{ $expect ->
    [agrees] 两者应当一致：请更正数据、规则或公布值
    [within_rounding] 两者应仅有取舍之差：请更正数据或公布值；如两者一致，请将 expect 一列改为 agrees
    [at_least] 计算结果应不少于公布值：请更正数据、规则或公布值
    [at_most] 计算结果应不超过公布值：请更正数据、规则或公布值
   *[differs] 两者原应不一致，现已一致：请将 expect 一列改为 agrees
 }

## 计划

plan-address = 地址
plan-language = 语言
plan-fate = 状态
fate-outdated = 已过期
fate-current = 最新
cause-never = 从未运行
cause-gone = 结果缺失
cause-failure = 上次失败
cause-notebook = 笔记本
cause-parameters = 参数
cause-rules = 规则
cause-data = 数据
cause-code = 代码
cause-pins = 依赖版本
plan-cause = { $cause }：{ $count } 项
plan-held = { $period } 未到发布时间：{ $count } 页暂不公开，{ $until ->
    [none] 新的日期未定。
   *[other] 至 { $until }（北京时间）。
 }
plan-held-early = ! releases.csv 称 { $period } 已发布（published），但其时间（{ $until }）尚未到：请改为 confirmed，或更正日期。
plan-summary = 共 { $runs } 项：{ $outdated } 项需要运行，{ $current } 项为最新{ $failed ->
    [0] {""}
   *[other] ，{ $failed } 项失败、不再重试
 }{ $reworded ->
    [0] {""}
   *[other] ；其中 { $reworded } 项只换说明文字
 }。

## 生成

build-warnings = 数据有 { $count } 处警告，执行 python build.py check 查看。
build-executing = 运行 { $count } 个笔记本，同时 { $jobs } 个。
build-executing-there = 在 { $address } 的集群上运行 { $count } 个笔记本。
build-not-warm = 预热内核的启动进程失败（{ $reason }），笔记本改用普通内核运行：较慢，结果相同。
build-waiting = 另一个生成任务（进程 { $holder }）正在使用 { $folder }，正在等它结束……
build-worker-refused = 工作节点 { $worker } 不参加：{ $what ->
    [python] 其 Python 为 { $there }，应为 { $here }
    [package] 其软件包为 { $there }，应为 { $here }
    [absent] 无法载入本程序（{ $there }）
   *[code] 其代码或模板与此处不同（{ $there }，应为 { $here }）
 }。
build-failure = ✗ { $addresses }{ $more ->
    [0] {""}
   *[other] {" "}等，另有 { $more } 项
 }：{ $sentence }
build-failures-kept = { $count } 个失败的笔记本连同输出保存在 { $folder }
build-nothing-to-show = 运行 { $executed }，最新 { $current }，失败 { $failed }：没有可展示的通报，网站保持原样。用时{ $took }
build-summary = 运行 { $executed }，最新 { $current }，失败 { $failed }；{ $site } 共 { $pages } 个页面{ $rendered ->
    [yes] {""}
   *[no] （均无变化）
 }；用时{ $took }
build-look = 查看网站：make serve（或 python build.py serve）
build-look-elsewhere = 查看网站：python build.py serve --site { $site }
renderer-embedded-asked = 按要求使用内置渲染器。
renderer-quarto-asked = 按要求使用 Quarto { $version }。
renderer-quarto-found = 使用本机已安装的 Quarto { $version }。
renderer-quarto-absent = 本机未安装 Quarto，使用内置渲染器（Quarto 可从 https://quarto.org 获取；能访问 GitHub 时可用 pip install -e ".[quarto]" 安装）。
search-absent = 未生成全文搜索：没有安装 Pagefind（包名 pagefind-bin，只有 Linux 和 Windows 的安装包）。
renderer-quarto-silent = 本机的 Quarto 没有响应，使用内置渲染器（原因可用 --renderer quarto 查看）。
interrupted = 已中断。完成的部分予以保留，再次执行即可继续。

## 预览

serve-address = 网站地址：{ $address }（按 Ctrl+C 停止）
serve-held = { $count } 份通报暂不公开，仅在此预览：{ $addresses }{ $more ->
    [0] {""}
   *[other] {" "}等，另有 { $more } 份
 }；清单见 { $list }
serve-watching = 正在留意数据、笔记本、模板和程序：有改动时网站重新生成，网页自动刷新（--no-watch 可关闭）。
serve-no-watch = 无法留意文件改动（{ $reason }）：网站照常可看，改动后请自行执行 build。
serve-changed = ↻ { $files }{ $more ->
    [0] {""}
   *[other] {" "}等，另有 { $more } 个文件
 } 有改动，重新生成……
serve-due = ↻ 有时期到了发布时间，重新生成……
serve-building = 正在重新生成……
serve-drafts = { $count } 份草稿
serve-drafts-text = 这些通报已经生成，但公开网站上没有：有的未到发布时间，有的最近一次运行失败。每页上方写明原因。
serve-home = 返回首页
serve-trouble-data = 数据有误，网站保持原样。更正后保存文件即可，网页会自动刷新。
serve-trouble-failed = 部分通报运行失败，网站上没有这些通报的新内容，其余已是最新。
serve-trouble-other = 未能重新生成，网站保持原样。
serve-trouble-broken = 程序出错，未能重新生成，网站保持原样；详情见终端。
serve-trouble-more = 另有 { $count } 行，见终端。
open-written = 已按 { $address } 的参数复制 { $template }。这是草稿，在其中试算不影响模板和网站；要修改通报，请改模板。
open-left = 打开此前为 { $address } 复制的草稿，保留其中的改动（--fresh 可按 { $template } 重新复制）。
open-file = 文件：{ $file }

## 使用者可以处理的问题

error-jupyterlab-absent = 此环境没有 JupyterLab，请执行 pip install -r requirements.txt；笔记本已写好：{ $file }
error-as-of-in-other-form = --as-of 的时刻写作 YYYY-MM-DD 或 "YYYY-MM-DD HH:MM"（北京时间），例如 "2021-12-15 09:30"；这里写的是“{ $text }”。
error-calendar-coverage = 日期 { $day } 超出工作日日历的范围（{ $first } 至 { $last }）。请更正日期；如国务院办公厅已公布该年度放假安排，请在 requirements.txt 中更新 chinesecalendar 后重试。
error-month-in-other-form = “{ $month }”不是月份；请写成 YYYY-MM，例如 2021-12。
error-month-without-data = { $month } 没有数据；有数据的月份：{ $known }。
error-district-without-bulletin = “{ $district }”不编发通报；编发通报的单位：{ $known }。
error-build-locked = 另一个生成任务（进程 { $holder }）正在使用 { $folder }，请等它结束，或加 --wait 等候。
error-build-crew-left = 一次被强行结束的生成任务仍有工作进程在 { $folder } 中运行，请稍后再试。
error-disk-full = 磁盘已满{ $file ->
    [none] {""}
   *[other] （{ $file }）
 }。已完成的部分保留，网站保持原样；请腾出空间后重新生成。
error-cluster-not-installed = --cluster 需要安装 distributed：pip install -e ".[cluster]"。
error-cluster-unreachable = { $address } 处没有 Dask 集群的调度器应答（{ $problem }）；请先用 dask scheduler 启动，并填写它显示的地址。
error-cluster-without-workers = { $address } 处的集群没有可用的工作节点；请在相同的代码和软件包环境下用 dask worker 启动。
error-cluster-lost = { $address } 处的集群调度器已不在。已完成的部分保留；待其恢复后重新生成，或不用 --cluster。
error-site-absent = { $site } 中还没有网站；请先执行 make site（或 python build.py build）。
error-port-taken = 端口 { $port } 无法使用，可能已被占用；请用 --port 另选一个，例如 --port 8080。
error-quarto-absent = 本机未安装 Quarto。可从 https://quarto.org 获取，能访问 GitHub 时可用 pip install -e ".[quarto]" 安装；也可以用 --renderer embedded，无需安装任何东西。
error-quarto-path-wrong = QUARTO_PATH 指向 { $path }，它不是可执行程序；请改为 quarto 程序的路径，或取消该变量。
error-chromium-path-wrong = CHROMIUM_PATH 指向 { $path }，它不是可执行程序；请改为 Chromium 浏览器的路径，或取消该变量。
error-chromium-absent = --pdf 需要 Chromium 浏览器，本机没有找到。Debian 上可执行 apt install chromium；装在别处的，请让 CHROMIUM_PATH 指向它；也可以不加 --pdf。
error-chromium-broken =
    { $path } --version 没有给出版本号；请修复安装，或不加 --pdf。其输出为：
    { $said }
error-chromium-failed = 浏览器没有打印出 { $page }（{ $said }），网站保持原样。再执行一次，或不加 --pdf。
error-pdf-library-absent = --pdf 需要 pikepdf 库，本机未安装：请执行 pip install -e ".[pdf]"，或不加 --pdf。
error-quarto-broken =
    { $path } --version 没有给出版本号；请修复安装，或使用 --renderer embedded。其输出为：
    { $lines }
error-quarto-failed =
    Quarto 以状态 { $status } 结束，网站保持原样。最后的输出为：
    { $lines }
error-quarto-left-out =
    Quarto 正常结束，但缺少 { $count } 个页面（{ $pages }），网站保持原样。最后的输出为：
    { $lines }
error-quarto-changed-sources = Quarto 在渲染时改动了 { $folder } 中的源文件，网站保持原样。_quarto.yml 中必须有“execute: enabled: false”。

## 假如

whatif-title = 假如：{ $campaign }，{ $period }
whatif-synthetic = 合成示例数据。假设比较，不是公布的结果。
whatif-line = {"  "}{ $text }
whatif-other-file = 以 { $file } 代替本专项行动的规则
whatif-change = { $key }：{ $before } → { $after }
whatif-change-follows = { $key }：{ $before } → { $after }（按比例调整，使合计不变）
whatif-not-stated = 未注明
whatif-league-title = { $league }（{ $title }）
whatif-league = { $moved ->
    [0] 名次均无变动
   *[other] { $moved } 个名次有变动
 }，{ $stay } 个不变；名次相关系数（肯德尔 tau-b）{ $correlation }。
whatif-unit = 单位
whatif-position = 名次
whatif-score = 得分
whatif-position-before = 原名次
whatif-position-after = 新名次
whatif-score-before = 原得分
whatif-score-after = 新得分
whatif-still = { $count } 个榜单名次均无变动：{ $leagues }
whatif-summary = { $address }：{ $leagues } 个榜单中{ $moved ->
    [0] 名次均无变动
   *[other] 共有 { $moved } 个名次变动
 }。假设比较，不是公布的结果。
whatif-published = 已写入 { $folder }，并标明为假设比较。
whatif-page-notice = 假设比较，不是公布的结果：数据是该专项行动的，规则不是。
whatif-page-changes = 改动的内容
error-whatif-nothing-set = 没有任何改动；请用 --set 指定要改什么，例如 --set actions.land.weight=30，或用 --rules 指定另一份规则。
error-whatif-no-month = 专项行动 { $campaign } 没有任何月份的数据。
error-whatif-rules-unreadable = 无法读取 { $file }（{ $problem }）；请用 --rules 指定一份 campaign.yml。
error-whatif-place-taken = 假设比较不能写入 { $folder }：整个文件夹会被替换，而 { $kept } 在其中或包含它。请用 --publish 指定其他文件夹。
error-whatif-place-is-site = 假设比较不能写入 { $folder }：{ $site } 是网站，而假设比较不是公布的结果。请用 --publish 指定其他文件夹。
error-whatif-not-a-folder = { $folder } 是文件。请用 --publish 指定文件夹。
error-whatif-folder-foreign = 文件夹 { $folder } 中有并非假设比较生成的文件。请用 --publish 指定新的或空的文件夹。
error-whatif-not-writable = 假设比较无法写入 { $folder }（{ $problem }）。请用 --publish 指定其他文件夹。
error-whatif-setting-form = “{ $setting }”没有设定任何内容；请写成键和值，例如 --set actions.land.weight=30。
error-whatif-value-not-understood = “{ $setting }”中的值无法理解；请按 campaign.yml 的写法写在一行内，例如 --set city.ranking.ties=dense。
error-whatif-key-ambiguous =
    “{ $key }”可以指下列任何一项，请写得更完整：
    { $known }
error-whatif-key-unknown = 规则中没有“{ $key }”这个键；请按 campaign.yml 的层次书写，例如 schemes.city.actions.land.weight。
error-whatif-key-unknown-near = 规则中没有“{ $key }”这个键；是否指 { $near }？
error-whatif-no-room = { $key } 中设定的值合计 { $asked }，超过总数 { $total }；请设小一些。
error-whatif-part-repeated = “{ $key }”所在部分在 campaign.yml 中用别名（*）重复引用，一改就改多处；请在自己的文件中写全，再用 --rules 指定。
error-whatif-key-not-written = “{ $key }”不能在命令行中设定；请在自己的文件中修改，再用 --rules 指定。

## 运行失败的原因

failure-template-unreadable = 笔记本模板 { $file } 无法读取（{ $error }）。
failure-already-injected = 笔记本模板中有标签为 injected-parameters 的单元，请从模板中删除。
failure-no-parameters-cell = 笔记本模板应有且只有一个标签为 parameters 的代码单元，现有 { $count } 个。
failure-parameter-form = 标签为 parameters 的单元第 { $line } 行不是“名称: str = "…"”的形式。
failure-parameters-differ = 笔记本声明的参数与传入的不一致；未声明：{ $unknown }；已声明但未传入：{ $missing }。
failure-parameter-not-text = 参数 { $name } 的类型是 { $type }，参数应为文本。
failure-cell = 代码单元 [{ $cell }]“{ $source }”出错：{ $error }
failure-unexecuted = 代码单元 [{ $cell }]“{ $source }”没有执行。
failure-timeout = 代码单元 [{ $cell }]“{ $source }”超过 { $seconds } 秒，已停止。
failure-memory = 代码单元 [{ $cell }]“{ $source }”所需内存超过每个笔记本可用的 { $megabytes } MB（--memory）。
failure-disk-full = 磁盘已满{ $file ->
    [none] {""}
   *[other] （{ $file }）
 }。
failure-dead-kernel = 笔记本进程在代码单元 [{ $cell }]“{ $source }”处退出，可能是内存不足。
failure-dead-worker = 工作进程退出，可能是内存不足；请用较小的 --jobs 再试。
failure-record-absent = 笔记本没有写出 record.json，无法说明由什么生成。
failure-record-unreadable = 笔记本写出的 record.json 不是 JSON。
failure-record-differs = 笔记本写出的记录属于另一次运行（{ $what }）：是 { $found }，应为 { $expected }。
failure-unexpected = { $error }（完整信息见 build/log.jsonl）
error-site-folder-foreign = 文件夹 { $folder } 里有不是由本程序生成的文件，而每次生成都会替换整个文件夹。请用 --site 另指一个文件夹，或指一个空文件夹。
error-site-not-a-folder = { $folder } 是一个文件。请用 --site 指一个文件夹。
error-site-place-taken = 网站不能放在 { $folder }：每次生成都会替换整个文件夹，而它与 { $kept } 相互包含。请用 --site 另指一个文件夹。
error-site-not-writable = 无法在 { $folder } 写入网站（{ $problem }）。请用 --site 另指一个文件夹。

## 得分、新行动、时期

help-scores = 计算一个行动的得分并写成 CSV，不运行笔记本，不生成网页：供自行制表，或用于上千个单位的排名。网站保持不变。
help-new = 新建一个行动：写出带注释的规则、单位名单和一个月的示例数据，可直接通过检查并生成。已有的文件一概不覆盖。
examples-scores =
    示例：
      python build.py scores fuzhou-120-2021
      python build.py scores fuzhou-120-2021 --month 2021-11 --out scores.csv
      python build.py scores fuzhou-120-2021 --items --out items.csv
examples-new =
    示例：
      python build.py new my-town-2026
      python build.py new my-town-2026 --data /home/me/campaigns
help-scores-month = 月份；默认为最后一个有数据的月。
help-scores-period = 其他时期：2021-Q4、2021、to-date、2018-01-d2。
help-items = 每个指标一行，写明目标、实际和得分，代替排名。
help-out = 写入的文件；不写则直接显示。
scores-written = { $period } 共 { $shown } 行，已写入 { $file }
new-made = 已新建 { $folder }：{ $files }
new-next = 接着修改其中的文件，然后：python build.py check --campaign { $campaign }
error-period-in-other-form = “{ $period }”不是时期；应写成 2021-12、2021-12-d2（旬）、2021-Q4、2021 或 to-date。
error-period-without-page = 时期 { $period } 没有页面；有页面的是：{ $known }。
error-month-and-period = 月份和时期只能写一个。
error-items-of-a-longer-period = { $period } 由各期得分合成，没有自己的指标；请指定其中一个月。
error-not-writable = { $file } 无法写入（{ $problem }）。请用 --out 另指定文件。
error-campaign-not-a-code = “{ $campaign }”不能作行动名：它是网址的一部分。请用小写字母、数字和单个连字符，例如 my-town-2026。
error-campaign-reserved = “{ $campaign }”不能作行动名：网站在那里有自己的页面。同样不可用的有：{ $reserved }。
error-campaign-exists = { $folder } 已经存在，其中的文件一概不覆盖。请换一个名称，或先移走。
error-data-not-a-folder = { $folder } 是文件。请用 --data 指定文件夹。

## 比较：哪里不同

help-compare = 逐个文件比较两个网站（文件夹）：完全相同，或用文字说明哪里不同。不改动任何文件。
examples-compare =
    示例：
      python build.py compare _site /home/me/other/_site
      python build.py compare _site /media/disk/site --json
difference = { $place }：{ $values }
difference-nothing = 空
difference-quoted = “{ $text }”
compared-values = 前者为 { $before }，后者为 { $after }
compared-only = 仅{ $side ->
    [before] 前者
   *[after] 后者
 }有：{ $value }
verified-values = 公布为 { $before }，复算为 { $after }
verified-only = { $side ->
    [before] 公布了但复算没有
   *[after] 复算有但没有公布
 }：{ $value }
place-file = { $file }
place-line = { $file } 第 { $line } 行
place-byte = { $file } 第 { $byte } 字节
place-key = { $file } 的 { $key }
place-column = { $file } 的列 { $column }
place-row = { $file } 第 { $line } 行（{ $row }）
place-table-cell = { $file } 第 { $line } 行（{ $row }），列 { $column }
place-figure = 图“{ $name }”
place-table = 表“{ $name }”
place-prose = “{ $name }”下的文字
place-shown-row = 表“{ $name }”第 { $row } 行
place-shown-cell = 表“{ $name }”第 { $row } 行，列 { $column }
place-shape = 图“{ $name }”数据不同：{ $shapes } 个图形中有 { $count } 个不同；第一个
place-shape-moved = 图“{ $name }”数据不同：{ $shapes } 个图形中有 { $count } 个位置不同，最多相差 { $farthest }；第一个
place-cell = { $file } 单元 { $cell } 的内容
place-output = { $file } 单元 { $cell } 的结果{ $heading ->
    [none] {""}
   *[other] （“{ $heading }”下）
 }
place-order = { $file } 的单元顺序
compare-difference = ✗ { $sentence }
compare-more = ……另有 { $count } 个文件不同
compare-equal = 完全相同：{ $files } 个文件，逐字节一致。
compare-different = { $files } 个文件中有 { $count } 个不同。
error-compare-not-a-folder = { $folder } 不是文件夹；请指明两个文件夹，各为一个网站。

## 验证：按记录重新计算

help-verify = 按记录重新执行已公布的通报，逐个数字、逐张表、逐幅图与公布内容核对。先说明这里的数据、规则、代码、版本与当时有何不同。不改动任何文件。
help-published-site = 要验证的网站：文件夹、存有某页下载文件的文件夹，或网址；默认为 _site。
help-verify-quick = 只比较校验值：公布的文件、数据行、规则、代码和版本；不执行任何笔记本。
examples-verify =
    示例：
      python build.py verify
      python build.py verify fuzhou-120-2021/2021-12/changle --language zh
      python build.py verify 'fuzhou-120-2021/2021-12/*' --site https://example.org/bulletins/ --json
      python build.py verify --quick
verify-progress = 重新执行
verify-separator = ；
verify-here = ! { $sentence }（{ $all } 份通报中的 { $count } 份）
verify-verified = ✓ { $address } { $language }：{ $quick ->
    [yes] 校验值一致
   *[no] 验证一致：{ $numbers } 个数字、{ $tables } 张表、{ $figures } 幅图
 }
verify-differs = ✗ { $address } { $language }：不一致：{ $listed }{ $more ->
    [0] {""}
   *[other] ；另有 { $more } 处
 }
verify-otherwise = ✗ { $address } { $language }：公布的文件与记录一致，但所依据的内容与这里不尽相同
verify-failed = ✗ { $address } { $language }：无法重新计算：{ $sentence }
verify-summary = { $quick ->
    [yes] 按校验值核对（未执行）
   *[no] 重新执行
 } { $pages } 份通报：{ $verified } 份一致，{ $differ } 份不一致{ $failed ->
    [0] {""}
   *[other] ，{ $failed } 份无法计算
 }。
place-checksum = { $file } 不是记录所指的文件：SHA-256
then-values = 当时为 { $before }，这里为 { $after }
then-only = 仅{ $side ->
    [before] 当时
   *[after] 这里
 }有：{ $value }
here-rows = 数据：{ $file } 读到的行与当时不同（当时 { $then } 行，这里 { $now } 行）{ $known ->
    [yes] ：{ $what }
   *[no] {""}
 }
here-rules = 规则：{ $file } 的内容与当时不同{ $known ->
    [yes] ：{ $what }
   *[no] {""}
 }
here-schema = 记录：格式为 { $then }，这里为 { $now }，无法比较当时所用的数据
here-input-gone = 数据：当时读取了 { $file }，这里没有
here-input-added = 数据：这里读取 { $file }，当时没有
here-version = 程序包：当时为 { $then } 版，这里为 { $now } 版
here-notebook = 笔记本：代码单元与当时不同{ $known ->
    [yes] ：{ $what }
   *[no] {""}
 }
here-code = 代码：所依据的模块与当时不同（当时：{ $commit ->
    [none] 无提交号
   *[other] 提交 { $commit }
 }{ $clean ->
    [no] ，另有未提交的改动
   *[yes] {""}
 }）{ $known ->
    [yes] ：{ $what }
   *[no] {""}
 }
here-pins = 版本：requirements.txt 与当时不同{ $known ->
    [yes] ：{ $what }
   *[no] {""}
 }
here-installed = 版本：这里安装的与所列的不同（括号内为所列）：{ $what }
here-more = 另有 { $count } 处
error-verify-no-site = 没有文件夹 { $site }；请指明网站所在文件夹，或以 http://、https:// 开头的网址。
error-verify-unreachable = 无法读取 { $site }（{ $problem }）。
error-verify-no-page = { $site } 中没有地址为 { $address } 的通报，两种语言都没有。
error-verify-no-pages = { $site } 中没有所要的通报：没有找到 record.json。
error-verify-not-an-address = “{ $address }”不是地址；请写成 fuzhou-120-2021/2021-12/changle、fuzhou-120-2021/2021-12 或 fuzhou-120-2021/methodology。
error-verify-record-unreadable = { $file } 不是本程序的记录，无法验证。

## 为何、认可、先前失败的

help-why = 说明一份通报为何要重新运行：哪些数据行、规则、模块、软件包或单元格变了，旧值和新值各是什么。ADDRESS 为“考评/时期/单位”，与网址相同；不写单位即该时期的总览页。不改动任何内容。
examples-why =
    示例：
      python build.py why fuzhou-120-2021/2021-12/changle
      python build.py why fuzhou-120-2021/2021-12 --language zh
      python build.py why fuzhou-120-2021/methodology --json
help-accept = 通报所依据的内容虽有变动，但您确知不影响结果时，不重新运行而视为最新。理由随记录一并公布。ADDRESS 可用 * 和 ?。
examples-accept =
    示例：
      python build.py accept fuzhou-120-2021/2021-12/changle --reason "campaign.yml 只改了一处说明文字"
      python build.py accept "fuzhou-120-2021/2021-12*" --reason "pandas 3.0.2 只修正了绘图"
help-retry = 先前失败、此后毫无变动的，也再运行一次。
help-reason = 变动为何不影响结果；随通报一并公布。
cause-prose = 文字
fate-failed = 失败
build-reworded = { $count } 个笔记本换上了新的说明文字，无须运行。
build-failed-before = ✗ { $addresses }{ $more ->
    [0] {""}
   *[other] 等另 { $more } 份
 }：先前已失败，此后毫无变动；用 build --retry 再试。
failure-evidence-changed = 运行期间数据有变（{ $files }）；请重新生成。
failure-other-code = 已运行的笔记本与模板的代码不同。
error-unknown-address = 没有地址为“{ $address }”的通报；最接近的是：{ $near }。
error-accept-without-reason = 请用 --reason 说明变动为何不影响结果；理由随通报一并公布。
error-accept-unfit = 未认可任何通报：{ $addresses } 没有完好的结果（{ $cause }）；请先生成。
accept-done = 已认可为最新：{ $count ->
    [1] { $addresses }
   *[other] { $count } 份通报（{ $addresses }{ $more ->
       [0] {""}
      *[other] 等另 { $more } 份
     }）
 }。下次生成时连同理由公布。
accept-nothing = 无可认可：{ $count } 份通报都是最新的。
why-run = { $address }（{ $language }）：{ $fate }
why-current = 所依据的内容都没有变动。
why-accepted = 所依据的内容虽有变动，已按原样认可：{ $reason }
why-reworded = 代码周围的说明文字有变；下次生成时换上，无须运行。
why-cause = { $cause }：
why-line = {"  "}{ $text }
why-more = {"  "}……另有 { $count } 处（--json 列出全部）
why-never = 此处从未运行过。
why-gone = 运行结果已不在，或不完整：{ $folder }
why-failure = 先前失败：{ $failure }
why-not-kept = 与先前不同；先前的内容已不再保存。
why-only-layout = { $file }：只有注释或排版有变
why-not-kept-of = { $file }：与先前不同；先前的内容已不再保存
why-row-changed = { $file }，{ $key }，{ $column }：{ $before } → { $after }
why-row-added = { $file }，{ $key }：新增一行（{ $after }）
why-row-removed = { $file }，{ $key }：删去一行（{ $before }）
why-rows-in-another-order = { $file }：各行相同，次序不同
why-columns = { $file }：列不同：{ $before } → { $after }
why-file-added = { $file }：新增，{ $rows } 行
why-file-removed = { $file }：已删去，原有 { $rows } 行
why-value-changed = { $key }：{ $before } → { $after }
why-value-added = { $key }：新增，{ $after }
why-value-removed = { $key }：已删去，原为 { $before }
why-module-changed = { $file } 有变
why-module-added = { $file } 为新增
why-module-removed = { $file } 不再使用
why-pin-changed = { $name }：{ $before } → { $after }
why-pin-added = { $name }：新增，{ $after }
why-pin-removed = { $name }：已删去，原为 { $before }
why-cell-changed = 单元格 { $cell }：
why-cell-added = 新增单元格 { $cell }：
why-cell-removed = 删去单元格 { $cell }：
why-cells-in-another-order = 各单元格相同，次序不同
why-nothing = （空）
why-made-from = 所依据的内容：
why-made-rows = { $file }：{ $rows } 行，SHA-256 { $sha256 }
why-made-rules = { $file }：规则，SHA-256 { $sha256 }
why-made-notebook = notebooks/{ $notebook }.ipynb：{ $cells } 个代码单元格
why-made-code = 程序包、文字与字体共 { $count } 个文件
why-made-pins = requirements.txt：{ $count } 个软件包
