/** What the case page adds to the look of the page that is only read; see `nodes/shared/domain/tree/style.ts`. */
export const PAGE_STYLE = `
:root{--accent:#1d4f91;--on-accent:#fff;--good:#1c6b3d;--bad:#b3261e;--tint:#eaf1fb;--field:#8593a5}
@media (prefers-color-scheme:dark){:root{--accent:#8fb8ec;--on-accent:#10161e;--good:#7fd6a0;--bad:#ff9c93;--tint:#1d2c40;--field:#6b7b8d}}
[hidden]{display:none!important}
body{line-height:1.45}
h2{margin:0;font-size:1.05rem;font-weight:650}
button,select,input{font:inherit;color:inherit}
button{cursor:pointer}
.quiet{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;padding:.5rem .9rem;background:var(--card);border:1px solid var(--line);border-radius:8px;z-index:3}
.skip:focus{top:.5rem}
header p a{text-decoration:underline;text-underline-offset:.15em}
.bar{display:flex;justify-content:space-between;gap:1rem;align-items:center;margin-bottom:.35rem}
header .office{margin:0;font-weight:600;font-size:.92rem}
.languages{display:flex;gap:.15rem;flex:none}
.plain{border:0;background:none;padding:.25rem .5rem;border-radius:6px;color:var(--link);font-size:.88rem}
.plain:hover{background:var(--hover)}
.languages .plain[aria-pressed=true]{color:var(--ink);font-weight:650}
.card{margin-bottom:1.25rem}
.buttons{display:flex;flex-wrap:wrap;gap:.6rem}
main button:not(.plain,.sort,.toggle,.add){border:1px solid var(--field);background:var(--card);border-radius:8px;padding:.45rem .95rem;font-weight:600;min-height:2.5rem}
main button:not(.plain,.sort,.toggle,.add):hover{background:var(--hover)}
main button.primary:not(.x){background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
main button.primary:not(.x):hover{filter:brightness(1.12);background:var(--accent)}
main button.small:not(.x){padding:.2rem .65rem;font-size:.88rem;min-height:2rem;font-weight:500}
.adding{display:grid;grid-template-columns:minmax(max-content,1fr) auto;gap:.8rem 1.2rem;align-items:center;padding:1.1rem 1.2rem;border:2px dashed var(--field);background:var(--tint)}
.adding .hint{grid-column:1/-1}
.hint{margin:0;color:var(--soft)}
.adding .hint{color:var(--ink)}
.into{display:flex;align-items:center;gap:.5rem;min-width:0}
.into label{color:var(--soft);font-size:.88rem;flex:none}
select,input[type=search]{background:var(--card);border:1px solid var(--field);border-radius:8px;padding:.4rem .6rem;min-height:2.5rem;min-width:0;max-width:100%}
.adding.over{border-style:solid;border-color:var(--accent)}
li.over>.row,li.over>.row:hover{background:var(--tint);outline:2px solid var(--accent);outline-offset:-2px;border-radius:6px}
.drop{position:fixed;left:50%;bottom:1.25rem;transform:translateX(-50%);max-width:calc(100vw - 2rem);background:var(--accent);color:var(--on-accent);padding:.7rem 1.3rem;border-radius:999px;font-weight:600;box-shadow:0 6px 24px #0005;z-index:2;pointer-events:none;overflow-wrap:anywhere}
.catcher{position:fixed;inset:0;width:100%;height:100%;opacity:0;z-index:4}
.tools{display:flex;flex-wrap:wrap;gap:.5rem .9rem;align-items:center;margin:0 .25rem .6rem}
.tools input{flex:0 1 20rem}
.count{color:var(--soft);font-size:.88rem}
.folders{margin-left:auto;display:flex;flex-wrap:wrap}
.tree{min-height:3rem}
.row{grid-template-columns:minmax(6rem,1fr) 8.5rem 4.6rem 12.5rem}
.head{padding-top:.3rem;padding-bottom:.3rem}
.sort{border:0;background:none;padding:.15rem .4rem;margin-left:-.4rem;border-radius:6px;font-weight:600;color:var(--soft)}
.sort:hover{background:var(--hover)}
.sort[aria-pressed=true]{color:var(--ink)}
.sort::after{content:"";display:inline-block;margin-left:.4em;border:solid transparent;border-width:0 .28em .36em;vertical-align:.12em}
.sort[data-direction=up]::after{border-bottom-color:currentColor}
.sort[data-direction=down]::after{border-width:.36em .28em 0;border-top-color:currentColor}
.d{cursor:pointer}
.d .n::before{display:none}
.toggle{display:flex;gap:.6rem;align-items:baseline;border:0;background:none;padding:0;font-weight:600;text-align:start;min-width:0}
.toggle::before{content:"";flex:none;align-self:flex-start;width:18px;height:14px;margin-top:.26em;background:var(--folder);border-radius:2px;clip-path:polygon(0 12%,6% 0,36% 0,46% 16%,100% 16%,100% 100%,0 100%)}
.d .n{padding-left:0}
.toggle[aria-expanded=true] .t{transform:rotate(45deg);margin-top:.36em}
.new{flex:none;font-size:.74rem;font-weight:600;color:var(--good);border:1px solid currentColor;border-radius:999px;padding:0 .45rem;align-self:center}
.add{border:0;background:none;padding:0;color:var(--link);font-size:.88rem;white-space:nowrap}
.add:hover{text-decoration:underline}
.a{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between;font-size:.88rem}
.a a{color:var(--soft);white-space:nowrap}
.a a:hover,.a a:focus-visible{color:var(--link)}
.nothing{padding:1.2rem}
.top-line{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;padding:.8rem 1.1rem}
.top-line .acts{margin-left:auto}
.acts{display:flex;flex-wrap:wrap;gap:.5rem;justify-content:flex-end}
.uploads{max-height:26rem;overflow:auto}
.upload{display:grid;grid-template-columns:minmax(6rem,1fr) minmax(6rem,1fr) 6.5rem;gap:.2rem 1rem;align-items:baseline;padding:.5rem 1.1rem;border-top:1px solid var(--line)}
.upload .n::before{width:14px;height:17px;margin:.1em 2px 0;border-radius:2px;background:linear-gradient(var(--k,var(--soft)),var(--k,var(--soft))) 0 100%/100% 38% no-repeat,var(--page);clip-path:polygon(0 0,64% 0,100% 30%,100% 100%,0 100%)}
.place{display:block;color:var(--soft);font-size:.85rem;padding-left:1.75rem}
.outcome{min-width:0;font-size:.92rem}
.result,.detail{overflow-wrap:anywhere}
.detail{display:block;color:var(--soft);font-size:.85rem;font-weight:400}
.done .result,.good{color:var(--good);font-weight:600}
.failed .result,.bad{color:var(--bad);font-weight:600}
.waiting .result,.canceled .result,.soft{color:var(--soft)}
progress{display:block;width:100%;height:.5rem;appearance:none;border:0;border-radius:999px;background:var(--line);overflow:hidden}
progress::-webkit-progress-bar{background:var(--line)}
progress::-webkit-progress-value{background:var(--accent);transition:width .2s}
progress::-moz-progress-bar{background:var(--accent)}
progress:indeterminate{background:var(--line) linear-gradient(90deg,#0000,var(--accent),#0000) 0 0/50% 100%;animation:under-way 1.6s linear infinite}
progress:indeterminate::-webkit-progress-bar{background:none}
progress:indeterminate::-moz-progress-bar{background:none}
.upload progress{margin:.3rem 0}
@keyframes under-way{to{background-position:200% 0}}
.source .row{grid-template-columns:minmax(6rem,1fr) 6.5rem 4.6rem 6.4rem 11.5rem;align-items:center}
.source .f .n{padding-left:.4rem}
.w{color:var(--soft);font-size:.88rem;white-space:nowrap}
.send{display:flex;flex-wrap:wrap;gap:.3rem .6rem;align-items:center;justify-content:flex-end;font-size:.88rem;min-width:0}
.dropbox svg{width:1.1em;height:1.1em;vertical-align:-.15em;margin-right:.4em;fill:none;stroke:currentColor;stroke-width:1.3;stroke-linejoin:round}
.state{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--accent);border-radius:12px;padding:1.1rem 1.3rem;margin-bottom:1.25rem}
.state p{margin:.35rem 0 .8rem;max-width:46rem}
.state.passing{border-left-color:var(--bad)}
.remarks{margin:0 0 1.25rem;padding:.7rem 1.1rem;background:var(--tint);border-radius:10px}
.remarks li{overflow-wrap:anywhere}
.below{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 1.5rem;color:var(--soft);font-size:.88rem;margin:0 .25rem}
.below .plain{margin:-.25rem -.5rem;align-self:start}
.below p{margin:0 0 .25rem}
@media (max-width:56rem){.tools input{flex:1 1 100%}.folders{margin-left:-.5rem}.row.head{display:flex;padding:.35rem .75rem}.row.head>:nth-child(2),.row.head>:nth-child(3){display:none}.adding{grid-template-columns:1fr}.upload{grid-template-columns:1fr auto}.upload .about{grid-column:1/-1}.upload .n{margin-left:0}.send{flex:1 1 100%;justify-content:flex-start}.toggle{width:100%}}
@media (pointer:coarse){.adding{border:1px solid var(--line)}.add,.a a,.plain,.sort{min-height:2rem;display:inline-flex;align-items:center}}
@media print{.adding,.queue,.tools,.languages,.state,.below button,.send,.new,.a{display:none!important}.sort::after{display:none}}
@media (prefers-reduced-motion:reduce){progress:indeterminate{animation:none;background-position:50% 0}}
@media (forced-colors:active){.sort::after{border:0;margin-left:.3em}.sort[data-direction=up]::after{content:"↑"}.sort[data-direction=down]::after{content:"↓"}progress{forced-color-adjust:none;border:1px solid CanvasText;background:Canvas;--accent:Highlight;--line:Canvas}.toggle::before,.upload .n::before{forced-color-adjust:none}.drop{border:2px solid CanvasText}}
`;
