import { html } from '../html';

/** How the page looks: light and dark, on screens of any width. */
export const STYLE = html`<style>
	:root {
		color-scheme: light dark;
		--back: #f5f6f8;
		--card: #fff;
		--ink: #1c2430;
		--soft: #5b6675;
		--line: #e2e6ec;
		--hover: #f0f4fa;
		--chosen: #e3edfb;
		--link: #1a4f9c;
		--folder: #5b93dd;
		--file: #8a96a6;
		--blue: #1d4f91;
		--green: #17663a;
		--amber: #7d5200;
	}
	@media (prefers-color-scheme: dark) {
		:root {
			--back: #0f141b;
			--card: #171e27;
			--ink: #e5eaf1;
			--soft: #9ba7b6;
			--line: #2a3441;
			--hover: #1f2935;
			--chosen: #22344d;
			--link: #93bbf0;
			--folder: #7fb0ef;
			--blue: #a3c6f5;
			--green: #86d6a6;
			--amber: #eabf69;
		}
	}
	* {
		box-sizing: border-box;
	}
	body {
		margin: 0 auto;
		max-width: 76rem;
		padding: 0 1rem 3rem;
		background: var(--back);
		color: var(--ink);
		font:
			15px/1.45 system-ui,
			sans-serif;
	}
	h1 {
		margin: 1rem 0;
		font-size: 1.2rem;
	}
	h2 {
		margin: 0;
		font-size: 0.95rem;
		display: inline;
	}
	a {
		color: var(--link);
		text-decoration: none;
	}
	a:hover bdi,
	.again:hover {
		text-decoration: underline;
	}
	:focus-visible {
		outline: 2px solid var(--link);
		outline-offset: 2px;
		border-radius: 4px;
	}
	bdi {
		overflow-wrap: anywhere;
		min-width: 0;
		white-space: pre-wrap;
	}

	table {
		border-collapse: collapse;
		width: 100%;
	}
	th,
	td {
		text-align: left;
		padding: 0.5rem 1rem;
		border-bottom: 1px solid var(--line);
		vertical-align: baseline;
	}
	th {
		font-size: 0.82rem;
		color: var(--soft);
		font-weight: 600;
	}
	.section {
		margin-top: 1rem;
		padding: 0.75rem 1rem;
		background: var(--card);
		border: 1px solid var(--line);
		border-radius: 12px;
	}
	summary {
		cursor: pointer;
	}
	.section details,
	form,
	.wide {
		margin: 0.75rem 0;
	}
	pre,
	textarea {
		font:
			13px/1.4 ui-monospace,
			monospace;
	}
	pre {
		background: var(--back);
		padding: 0.5rem;
		max-height: 24rem;
		overflow: auto;
	}
	textarea {
		display: block;
		width: 100%;
	}
	input,
	select {
		max-width: 100%;
	}
	.wide {
		overflow-x: auto;
	}
	.calls th,
	.calls td {
		padding: 0.15rem 0.5rem;
		font-size: 0.88rem;
	}

	@media (max-width: 44rem) {
		body {
			padding: 0 0.5rem 2rem;
		}
	}
</style>`;
