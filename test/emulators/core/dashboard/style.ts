import { html } from '../html';

export const STYLE = html`<style>
	body {
		font:
			15px/1.45 system-ui,
			sans-serif;
		margin: 2rem auto;
		max-width: 70rem;
		padding: 0 1rem;
		color: #1e1919;
	}
	section {
		margin: 2rem 0;
	}
	pre,
	textarea {
		font:
			13px/1.4 ui-monospace,
			monospace;
	}
	pre {
		background: #f7f5f2;
		padding: 0.5rem;
		max-height: 24rem;
		overflow: auto;
	}
	textarea {
		display: block;
		width: 100%;
		box-sizing: border-box;
	}
	form {
		margin: 0.75rem 0;
	}
	table {
		border-collapse: collapse;
		width: 100%;
	}
	th,
	td {
		text-align: left;
		padding: 0.15rem 0.5rem;
		border-bottom: 1px solid #e5e2de;
	}
</style>`;
