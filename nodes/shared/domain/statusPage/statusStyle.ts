/** How the status page looks: light and dark, on screens of any width, and on paper. */
export const STATUS_STYLE = `
:root{color-scheme:light dark;--bg:#f4f6f9;--card:#fff;--ink:#17212e;--soft:#566374;--line:#e0e6ee;--link:#1d4f91;--good:#1c6b3d;--warn:#8a5300;--bad:#b3261e;--tint:#eaf1fb;--field:#7d8b9d}
@media (prefers-color-scheme:dark){:root{--bg:#10161e;--card:#18212c;--ink:#e6ebf2;--soft:#9eacbb;--line:#2a3644;--link:#8fb8ec;--good:#7fd6a0;--warn:#f0b35c;--bad:#ff9c93;--tint:#1d2c40;--field:#75869a}}
*{box-sizing:border-box}
body{margin:0;padding:2rem 1.25rem 3rem;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:68rem;margin:0 auto}
header{margin:0 .25rem 1.25rem}
h1{margin:0;font-size:1.6rem;line-height:1.25;font-weight:650;letter-spacing:-.01em}
h2{margin:0 0 .6rem;font-size:1.05rem;font-weight:650}
h3{margin:0;font-size:1rem;font-weight:600}
p{margin:.4rem 0}
header p,.soft{color:var(--soft)}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
.grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1.1rem;margin-bottom:1.1rem}
@media (min-width:44rem){.grid>:first-child{grid-row:span 2}}
section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1rem 1.2rem;min-width:0}
main>section{margin-bottom:1.1rem}
.state{border-left:5px solid var(--good);font-size:1.05rem}
.state.warn{border-left-color:var(--warn)}
.state.bad{border-left-color:var(--bad)}
.state ul{margin:.3rem 0 0;padding-left:1.2rem;font-size:.95rem}
.message{background:var(--tint);border-color:var(--link)}
table{border-collapse:collapse;width:100%}
th,td{text-align:start;vertical-align:top;padding:.42rem .8rem .42rem 0;border-top:1px solid var(--line);font-weight:400;overflow-wrap:break-word}
tr:first-child>*{border-top:0}
thead th{color:var(--soft);font-size:.85rem;font-weight:600}
thead+tbody tr:first-child>*{border-top:1px solid var(--line)}
th[scope=row]{min-width:6.5rem;overflow-wrap:anywhere}
.rows td:first-child{min-width:7.5rem}
.rows thead th{overflow-wrap:normal;white-space:nowrap}
.rows td[data-label=Matter],.rows td[data-label=Case],.rows td[data-label=Document],.rows td[data-label="What happened"]{min-width:6rem;overflow-wrap:anywhere}
td:last-child{text-align:end;padding-right:0}
.n{font-variant-numeric:tabular-nums;white-space:nowrap}.n.long{white-space:normal;text-wrap:balance}th .soft{white-space:nowrap}
progress{width:100%;height:.6rem;accent-color:var(--link);margin-bottom:.5rem}
.good{color:var(--good)}.warn b,.warn.n{color:var(--warn)}.bad b,.bad.n{color:var(--bad)}
.tag{display:inline-block;border:1px solid var(--field);border-radius:999px;padding:0 .6rem;font-size:.82rem;vertical-align:middle}
.group{border-top:1px solid var(--line);padding:.8rem 0}
.top{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;justify-content:space-between}
.top>div{flex:1 1 16rem;min-width:0}
form{margin:0}
.times{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.2rem 0 .9rem}
button,select{font:inherit;color:inherit;background:var(--card);border:1px solid var(--field);border-radius:8px;padding:.3rem .8rem;min-height:2.25rem;max-width:100%}
button{cursor:pointer;font-weight:600;white-space:nowrap}
button:hover{background:var(--tint)}
summary{cursor:pointer;color:var(--link);padding:.25rem 0}
code{font-size:.88em}
@media (max-width:44rem){body{padding:1rem .6rem 2rem}section{padding:.9rem}.rows thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.rows,.rows tbody,.rows tr,.rows td{display:block;width:auto}.rows tr{border-top:1px solid var(--line);padding:.5rem 0}.rows td,.rows tr:first-child>td{border:0!important;padding:.1rem 0;text-align:start;overflow-wrap:anywhere}.rows td[data-label]::before{content:attr(data-label) ": ";color:var(--soft)}}
@media print{:root{--bg:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#ccc;--link:#000}body{padding:0;font-size:10pt}form,.refresh{display:none}section{border:0;padding:.5rem 0;break-inside:avoid}details::details-content{content-visibility:visible;display:block}}
`;
