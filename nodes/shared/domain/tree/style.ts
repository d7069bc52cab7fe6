/** How the page looks: light and dark, on screens of any width, and on paper. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#f4f6f9;--card:#fff;--ink:#17212e;--soft:#5a6778;--line:#e3e8ef;--hover:#f2f6fc;--link:#1d4f91;--folder:#6f9fdc;--page:#c3ccd8;--pdf:#c8372d;--doc:#2b62b8;--xls:#20804a;--ppt:#c2571a;--img:#8146b5;--msg:#0e7c86;--av:#b03a78;--zip:#8a6d1d}
@media (prefers-color-scheme:dark){:root{--bg:#10161e;--card:#18212c;--ink:#e6ebf2;--soft:#9aa8b8;--line:#2a3644;--hover:#202c3a;--link:#8fb8ec;--folder:#8fb8ec;--page:#4a5969;--pdf:#f0776d;--doc:#7aa7f0;--xls:#62c48c;--ppt:#f09a63;--img:#c39aee;--msg:#5cc3cc;--av:#ea8bbd;--zip:#d8b862}}
*{box-sizing:border-box}
body{margin:0;padding:2rem 1.25rem 3rem;background:var(--bg);color:var(--ink);font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:68rem;margin:0 auto}
h1{margin:0;font-size:1.6rem;line-height:1.25;font-weight:650;letter-spacing:-.01em;overflow-wrap:anywhere;white-space:pre-wrap}
header p{margin:.4rem 0 0;color:var(--soft)}
header{margin:0 .25rem 1.25rem}
a{color:var(--link);text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:clip;padding-bottom:.25rem}
.row{display:grid;grid-template-columns:minmax(6rem,1fr) 8rem 5rem 8.25rem 7.5rem;gap:0 1rem;align-items:baseline;padding:.42rem 1.1rem .42rem .6rem;border-top:1px solid var(--line)}
.head{color:var(--soft);font-size:.82rem;font-weight:600;border-top:0;padding-left:1.1rem}
.head :nth-child(3){text-align:end}
ul{list-style:none;margin:0;padding:0}
ul ul{padding-left:1.35rem}
ul ul ul ul ul ul ul ul ul ul{padding-left:.2rem}
ul ul ul ul ul ul ul ul ul ul ul ul ul ul ul ul ul ul ul ul{padding-left:0}
li>.row:hover,summary.row:hover{background:var(--hover)}
summary{cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
.row:focus-visible{outline-offset:-3px;border-radius:8px}
.n{display:flex;gap:.6rem;min-width:0;align-items:baseline}
bdi{overflow-wrap:anywhere;white-space:pre-wrap;min-width:0}
.n>*{min-width:0}
.n::before{content:"";flex:none;align-self:flex-start;margin-top:.16em}
summary .n,.d .n{font-weight:600}
summary .n::before,.d .n::before{width:18px;height:14px;margin-top:.26em;background:var(--folder);border-radius:2px;clip-path:polygon(0 12%,6% 0,36% 0,46% 16%,100% 16%,100% 100%,0 100%)}
.t{flex:none;width:.5em;height:.5em;border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(-45deg);margin:0 .1rem 0 .25rem;align-self:flex-start;margin-top:.46em;order:-1}
details[open]>summary .t{transform:rotate(45deg);margin-top:.36em}
.f .n,.d .n{padding-left:1.45rem}
.f .n::before{width:14px;height:17px;margin:.1em 2px 0;border-radius:2px;background:linear-gradient(var(--k,var(--soft)),var(--k,var(--soft))) 0 100%/100% 38% no-repeat,var(--page);clip-path:polygon(0 0,64% 0,100% 30%,100% 100%,0 100%)}
.pdf{--k:var(--pdf)}.doc{--k:var(--doc)}.xls{--k:var(--xls)}.ppt{--k:var(--ppt)}.img{--k:var(--img)}.msg{--k:var(--msg)}.av{--k:var(--av)}.zip{--k:var(--zip)}
.k,.s,time,.o{color:var(--soft);font-size:.88rem}
.s,time{font-variant-numeric:tabular-nums;white-space:nowrap}
.s{text-align:end}
.o{grid-column:5;text-align:end;white-space:nowrap}
.o a{color:inherit}
.o a:hover,.o a:focus-visible{color:var(--link)}
.e{margin:0;color:var(--soft);padding:.42rem 1.1rem .42rem 3.1rem;border-top:1px solid var(--line);font-style:italic}
@media (max-width:56rem){body{padding:1rem .5rem 2rem}.row{display:flex;flex-wrap:wrap;gap:0 .8rem;padding:.5rem .75rem .5rem 3.75rem}.n{flex:0 0 calc(100% + 3.15rem);margin-left:-3.15rem}ul ul{padding-left:.7rem}ul ul ul ul ul{padding-left:.2rem}.row.head,.row>:empty{display:none}}
@media print{:root{--bg:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#ccc;--link:#000}body{padding:0;font-size:10pt}.card{border:0;border-radius:0;overflow:visible}.row{break-inside:avoid}.o,.t{display:none}.f .n{padding-left:0}.n::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}details::details-content{content-visibility:visible;display:block}}
@media (forced-colors:active){.n::before{forced-color-adjust:none}.t{border-color:CanvasText}}
`;
