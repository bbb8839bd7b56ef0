#include "app/report_html_parts.h"

namespace planlezer::report_html {

const char* const style_sheet = R"css(
:root{--ink:#1b2430;--soft:#4a5563;--line:#cdd5df;--ground:#f5f7fa;--paper:#fff;--brand:#154273;--brand-soft:#e6eef7;
--good:#e2f2e5;--good-ink:#0f4a22;--bad:#fde6e2;--bad-ink:#86170c;--warn:#fff1cf;--warn-ink:#664200;
--calm:#e4ecf8;--calm-ink:#1c3f70;--grey:#eceff3;--grey-ink:#414c59}
*{box-sizing:border-box}
html{scroll-padding-top:4rem;-webkit-text-size-adjust:100%}
body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;color:var(--ink);
background:var(--ground)}
a{color:#0b4a99}
a:focus-visible,summary:focus-visible{outline:3px solid #ffb612;outline-offset:2px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem 1rem;z-index:9}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.wrap{max-width:80rem;margin:0 auto;padding:0 1.5rem}
header{background:var(--brand);color:#fff;padding:2.2rem 0 1.9rem}
header h1{margin:0;font-size:1.9rem;line-height:1.2;font-weight:650;letter-spacing:-.01em}
header p{margin:.5rem 0 0;color:#dbe7f5;max-width:60rem}
nav{background:#fff;border-bottom:1px solid var(--line);position:sticky;top:0;z-index:5}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.4rem}
nav a{display:block;padding:.7rem 0;color:var(--brand);text-decoration:none;font-weight:550;font-size:.95rem;
border-bottom:3px solid transparent}
nav a:hover{border-bottom-color:var(--brand)}
section{margin:2.4rem 0 0}
h2{font-size:1.4rem;margin:0 0 .4rem;line-height:1.25;color:var(--brand)}
h3{font-size:1.05rem;margin:1.4rem 0 .4rem}
.intro{margin:0 0 1rem;color:var(--soft);max-width:60rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1rem;margin:1.2rem 0 0}
.tile{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.1rem}
.tile h3{margin:0;font-size:.95rem;font-weight:550;color:var(--soft)}
.tile .number{font-size:1.9rem;font-weight:650;line-height:1.25;font-variant-numeric:tabular-nums}
.tile p,.tile ul{margin:.2rem 0 0;font-size:.92rem;color:var(--soft)}
.tile ul{list-style:none;padding:0}
.scroll{overflow-x:auto;background:var(--paper);border:1px solid var(--line);border-radius:.5rem}
table{border-collapse:collapse;width:100%;font-size:.94rem}
caption{text-align:left;font-weight:600;padding:.8rem .9rem .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .9rem;border-top:1px solid var(--line)}
thead th{background:var(--brand-soft);color:#12355d;font-weight:600;vertical-align:bottom;border-top:0}
tbody th{font-weight:600}
tbody tr:hover{background:#f9fbfd}
tfoot th,tfoot td{border-top:2px solid var(--brand);font-weight:650}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead th.num{white-space:normal}
.day{white-space:nowrap}
.matrix th[scope=row]{position:sticky;left:0;background:var(--paper);min-width:13rem;max-width:18rem;z-index:1}
.matrix thead th:first-child{position:sticky;left:0;z-index:2}
.matrix td{text-align:center;padding:.35rem;min-width:7rem;border-left:1px solid var(--line)}
.matrix td>a,.matrix td>span.box{display:block;border-radius:.35rem;padding:.35rem .3rem;min-height:3.1rem;
text-decoration:none;color:inherit}
.matrix td>a:hover{box-shadow:0 0 0 2px var(--brand)}
.matrix strong{display:block;font-size:1.15rem;line-height:1.2}
.matrix small,.provisional small{display:block;line-height:1.25;font-size:.8rem}
.matrix thead small{font-weight:450;margin-top:.15rem}
.found{background:var(--good);color:var(--good-ink)}
.derived_only{background:var(--warn);color:var(--warn-ink)}
.explicit_none{background:var(--calm);color:var(--calm-ink)}
.none_found{background:var(--bad);color:var(--bad-ink)}
.not_readable{color:var(--grey-ink);background:repeating-linear-gradient(135deg,#eceff3 0 7px,#f8f9fb 7px 14px)}
.no_plan{background:#fff;color:var(--grey-ink);border:1px dashed #8a95a3}
.legend{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem;list-style:none;margin:.9rem 0 0;padding:0;font-size:.9rem}
.legend span{display:inline-block;border-radius:.3rem;padding:.1rem .55rem;margin-right:.4rem;min-width:2rem;text-align:center}
.badge{display:inline-block;border-radius:1rem;padding:.05rem .65rem;font-size:.84rem;font-weight:550;white-space:nowrap;
margin:.1rem .25rem .1rem 0}
.good{background:var(--good);color:var(--good-ink)}.bad{background:var(--bad);color:var(--bad-ink)}
.warn{background:var(--warn);color:var(--warn-ink)}.calm{background:var(--calm);color:var(--calm-ink)}
.grey{background:var(--grey);color:var(--grey-ink)}
q,.quote{quotes:"„" "”" "‚" "’"}
.quote{display:block;max-width:46rem}
.source{display:block;color:var(--soft);font-size:.84rem;margin-top:.15rem;overflow-wrap:anywhere}
.muted{color:var(--soft)}
details{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;margin:.6rem 0}
summary{cursor:pointer;padding:.65rem 1rem;font-weight:600}
summary .muted{font-weight:400}
details[open]>summary{border-bottom:1px solid var(--line)}
details .scroll{border:0;border-radius:0}
details h4{margin:0;padding:.8rem 1rem .35rem;color:var(--brand);font-size:.98rem}
.measures td:first-child{min-width:22rem}
.bar{height:1.1rem;background:#e4e8ee;border-radius:.6rem;overflow:hidden;margin:.4rem 0 .2rem}
.bar i{display:block;height:100%;background:var(--brand)}
.money{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.1rem;margin:0 0 1rem}
.money p{margin:0}
:target{scroll-margin-top:4.5rem}
tr:target{background:#fff8e0}
footer{margin:3rem 0 0;padding:1.4rem 0 2.4rem;border-top:1px solid var(--line);color:var(--soft);font-size:.9rem}
@media (max-width:45rem){body{font-size:15px}.wrap{padding:0 1rem}th,td{padding:.45rem .6rem}.measures td:first-child{min-width:15rem}
nav{position:static}.matrix th[scope=row]{min-width:8rem;max-width:9rem}.matrix td{min-width:5.5rem}}
@media print{@page{size:A4 landscape;margin:12mm}body{background:#fff;font-size:10pt}nav,.skip{display:none}
header{background:#fff;color:#000;padding:0 0 .5rem;border-bottom:2px solid #000}header p{color:#000}
.wrap{max-width:none;padding:0}.scroll{overflow:visible;border:0}details{border:0}
details::details-content{content-visibility:visible;display:block;block-size:auto;opacity:1}
tr,.tile{break-inside:avoid}h2,h3,h4,summary{break-after:avoid}thead{display:table-header-group}
a{color:inherit;text-decoration:none}.matrix th[scope=row]{position:static}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";

}  // namespace planlezer::report_html
