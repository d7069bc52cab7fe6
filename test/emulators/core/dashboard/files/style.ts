import { html } from '../../html';

/** How the browser of files looks, in the colors of the page; on phones a list only, its rows in lines. */
export const FILES_STYLE = html`<style>
	.files {
		display: grid;
		grid-template-columns: 15rem minmax(0, 1fr);
		min-height: 24rem;
		background: var(--card);
		border: 1px solid var(--line);
		border-radius: 12px;
		overflow: clip;
	}
	.tree {
		padding: 0.75rem 0.5rem;
		border-right: 1px solid var(--line);
		font-size: 0.9rem;
		overflow-x: auto;
	}
	.tree ul {
		list-style: none;
		margin: 0;
		padding: 0;
	}
	.tree ul ul {
		padding-left: 1rem;
	}
	.tree ul ul ul ul ul ul {
		padding-left: 0.25rem;
	}
	.tree a {
		display: flex;
		gap: 0.5rem;
		padding: 0.28rem 0.5rem;
		border-radius: 6px;
		color: var(--ink);
	}
	.tree a:hover {
		background: var(--hover);
	}
	.tree a[aria-current] {
		background: var(--chosen);
		font-weight: 600;
	}
	.folder,
	.file {
		flex: none;
		width: 16px;
		height: 13px;
		margin-top: 0.3em;
		background: var(--folder);
		clip-path: polygon(0 0, 38% 0, 48% 16%, 100% 16%, 100% 100%, 0 100%);
		border-radius: 2px;
	}
	.file {
		width: 12px;
		height: 15px;
		margin: 0.2em 2px 0;
		background: var(--file);
		clip-path: polygon(0 0, 62% 0, 100% 30%, 100% 100%, 0 100%);
	}
	.pdf {
		background: #d0453a;
	}
	.doc,
	.docx {
		background: #3a72c8;
	}
	.csv,
	.xls,
	.xlsx {
		background: #2c9159;
	}
	.eml,
	.msg {
		background: #16919c;
	}
	.zip {
		background: #a5842c;
	}

	.open {
		min-width: 0;
	}
	.bar {
		display: flex;
		gap: 1rem;
		justify-content: space-between;
		align-items: baseline;
		padding: 0.75rem 1rem;
		border-bottom: 1px solid var(--line);
	}
	.way {
		display: flex;
		flex-wrap: wrap;
		list-style: none;
		margin: 0;
		padding: 0;
	}
	.way .folder {
		display: none;
	}
	.way li {
		min-width: 0;
	}
	.way li + li::before {
		content: '/' / '';
		margin: 0 0.45rem;
		color: var(--soft);
	}
	.way [aria-current] {
		color: var(--ink);
		font-weight: 600;
	}
	.again {
		flex: none;
		font-size: 0.88rem;
	}
	.list tbody tr:hover {
		background: var(--hover);
	}
	.list .chosen {
		background: var(--chosen);
	}
	.list a {
		display: inline-flex;
		gap: 0.6rem;
		max-width: calc(100% + 1.6rem);
		margin: 0 0.4rem 0 -1.6rem;
		vertical-align: top;
		color: var(--ink);
	}
	.list .name {
		padding-left: 2.6rem;
	}
	.list th:last-child {
		width: 12rem;
	}
	.list td.size,
	.list .changed {
		color: var(--soft);
		font-size: 0.88rem;
		white-space: nowrap;
		font-variant-numeric: tabular-nums;
	}
	.list .size {
		text-align: right;
	}
	.badge {
		display: inline-block;
		margin: 0.1em 0.25rem 0 0;
		padding: 0.02rem 0.5rem;
		border: 1px solid;
		border-radius: 1rem;
		font-size: 0.76rem;
		white-space: nowrap;
		color: var(--soft);
	}
	.badge.blue {
		color: var(--blue);
	}
	.badge.green {
		color: var(--green);
	}
	.badge.amber {
		color: var(--amber);
	}
	.count,
	.note,
	.empty {
		margin: 0;
		padding: 0.6rem 1rem;
		color: var(--soft);
		font-size: 0.88rem;
	}
	.note {
		color: var(--amber);
	}
	.empty {
		padding: 3rem 1rem;
		text-align: center;
	}
	.facts {
		padding: 0.75rem 1rem 1rem;
		border-top: 1px solid var(--line);
		font-size: 0.88rem;
	}
	.facts dl {
		margin: 0.5rem 0 0;
	}
	.facts dl div {
		display: grid;
		grid-template-columns: 8.5rem minmax(0, 1fr);
		margin-bottom: 0.3rem;
	}
	.facts dt {
		color: var(--soft);
	}
	.facts dd {
		grid-column: 2;
		margin: 0;
		overflow-wrap: anywhere;
	}

	@media (max-width: 44rem) {
		.files {
			display: block;
		}
		.tree,
		.list thead {
			display: none;
		}
		.list,
		.list tbody {
			display: block;
		}
		.list tr {
			display: flex;
			flex-wrap: wrap;
			gap: 0.1rem 0.8rem;
			padding: 0.55rem 0.75rem;
			border-bottom: 1px solid var(--line);
		}
		.list td {
			padding: 0;
			border: 0;
		}
		.list .name {
			flex: 0 0 100%;
			padding-left: 1.6rem;
		}
		.list .name ~ td {
			padding-left: 1.6rem;
		}
		.list .size:not(:empty) + .changed {
			padding-left: 0;
		}
		.bar {
			padding: 0.75rem;
		}
		.facts dl div {
			display: block;
		}
	}
</style>`;
