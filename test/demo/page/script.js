'use strict';
/* What the start page shows comes from /state, and a button calls /acts/… */

const make = (name, attributes = {}, ...children) => {
	const element = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		if (value !== undefined) element.setAttribute(key, value);
	}
	element.append(...children.filter((child) => child !== undefined));
	return element;
};
const said = document.getElementById('said');
const main = document.getElementById('main');

/** Fills an element anew if what it shows has changed; what people opened in it stays open. */
const shown = new WeakMap();
function fill(element, data, render) {
	const text = JSON.stringify(data);
	if (shown.get(element) === text) return;
	shown.set(element, text);
	const open = new Set([...element.querySelectorAll('details[open]')].map(({ dataset }) => dataset.key));
	element.replaceChildren(...render(data));
	for (const details of element.querySelectorAll('details')) details.open = open.has(details.dataset.key);
}

const mark = (word) => (word ? make('span', { class: 'mark' }, ` ${word}`) : undefined);
const nothing = (text) => make('p', { class: 'soft' }, text);

function findingLines({ performance }) {
	if (!performance) return [];
	const { findings, message, isRunning } = performance;
	const lines = findings.map(({ what, holds }) =>
		make(
			'li',
			{ class: holds ? 'good' : isRunning ? undefined : 'bad' },
			`${holds ? '✓' : isRunning ? '…' : '✗'} ${what}`,
		),
	);
	if (message) lines.push(make('li', { class: 'bad' }, `✗ ${message}`));
	return lines;
}

function treeLines(tree) {
	if (tree.length === 0) return [nothing('Nothing yet.')];
	const line = ({ name, depth, kind, mark: word }) => {
		const text = make(
			'span',
			{ class: word === 'gone' ? 'gone' : undefined },
			name + (kind === 'folder' ? '/' : ''),
		);
		const item = make('li', { class: word && word !== 'gone' ? 'is-new' : undefined }, text, mark(word));
		item.style.marginLeft = `${depth * 1.1}rem`;
		return item;
	};
	return [make('ul', { class: 'tree' }, ...tree.map(line))];
}

const webLink = (text) =>
	/^https?:\/\/(127\.0\.0\.1|localhost)[:/]/.test(text)
		? make('a', { href: text, target: '_blank' }, 'Open the page')
		: text;

function caseLines(cases) {
	if (cases.length === 0) return [nothing('Nothing yet.')];
	return cases.flatMap(({ title, fields, notes, documents }) => [
		make('h4', {}, title),
		make(
			'dl',
			{},
			...fields.flatMap(({ label, value, isNew }) => [
				make('dt', {}, label, mark(isNew && 'new')),
				make('dd', {}, value ? webLink(value) : '–'),
			]),
		),
		notes.length > 0 ? make('p', { class: 'soft' }, 'Notes') : '',
		make(
			'ul',
			{ class: 'plain' },
			...notes.map(({ text, isNew }) =>
				make('li', { class: isNew ? 'is-new' : undefined }, text, mark(isNew && 'new')),
			),
		),
		documents.length > 0 ? make('p', { class: 'soft' }, 'Documents') : '',
		make(
			'ul',
			{ class: 'plain' },
			...documents.map(({ text, isNew }) =>
				make('li', { class: isNew ? 'is-new' : undefined }, text, mark(isNew && 'new')),
			),
		),
	]);
}

function emailLines(emails) {
	if (emails.length === 0) return [nothing('None yet.')];
	return emails.map(({ id, to, subject, text, isNew }) =>
		make(
			'details',
			{ 'data-key': String(id), class: isNew ? 'is-new' : undefined },
			make('summary', {}, subject, mark(isNew && 'new')),
			make('p', { class: 'soft' }, `To ${to}`),
			make('pre', {}, text),
		),
	);
}

function queueLines({ of, rows, note }) {
	if (note) return [nothing(note)];
	if (rows.length === 0) return [nothing('Empty.')];
	const cells = (row) => [
		`${row.id}${row.isNew ? ' new' : ''}`,
		row.kind,
		row.status,
		row.attempts,
		row.reason || '–',
	];
	const table = make(
		'table',
		{},
		make(
			'thead',
			{},
			make(
				'tr',
				{},
				...['No.', 'What', 'Status', 'Tries', 'Reason'].map((name) => make('th', { scope: 'col' }, name)),
			),
		),
		make(
			'tbody',
			{},
			...rows.map((row) =>
				make(
					'tr',
					{ class: row.isNew ? 'is-new' : undefined },
					...cells(row).map((cell) => make('td', {}, String(cell))),
				),
			),
		),
	);
	return [
		make(
			'div',
			{ class: 'wide', tabindex: '0', role: 'region', 'aria-label': `Events in the queue of ${of}` },
			table,
		),
	];
}

const linkLines = (links) =>
	links.map(({ label, href, note }) =>
		make(
			'li',
			{},
			href ? make('a', { href, target: '_blank', rel: 'noopener' }, label) : label,
			note ? make('span', { class: 'soft' }, ` – ${note}`) : undefined,
		),
	);

/** Parts of the page that stay, by the IDs of offices and acts. */
const acts = new Map();
const offices = new Map();

function addAct(act, where) {
	const button = make('button', { type: 'button', 'aria-describedby': `${act.id}-why` }, act.name);
	const why = make('p', { class: 'soft', id: `${act.id}-why` });
	const findings = make('ul', { class: 'findings' });
	const place = make('div', { class: 'act' }, button, make('p', {}, act.does), why, findings);
	button.addEventListener('click', () => void press(act.id));
	where.append(place);
	acts.set(act.id, { button, why, findings });
}

function addOffice({ id, name, system, acts: own, processes: given }) {
	const headings = system ? ['Dropbox: case folders', system, 'Emails', 'The event queue'] : [];
	const panels = headings.map((heading) => {
		const content = make('div');
		return { content, card: make('div', { class: 'card' }, make('h3', {}, heading), content) };
	});
	const [tree, record, emails, queue] = panels.map(({ card }) => card);
	const links = make('ul', { class: 'links' });
	const processes = given && make('div', { class: 'card' });
	const actCard = make('div', { class: 'card' }, make('h3', {}, 'Try it'));
	const columns = system
		? [actCard, make('div', { class: 'stack' }, tree, emails), make('div', { class: 'stack' }, record, queue)]
		: [actCard];
	main.append(
		make(
			'section',
			{ class: 'office', id, 'aria-labelledby': `${id}-name` },
			make('h2', { id: `${id}-name` }, name),
			links,
			processes ?? '',
			make('div', { class: 'columns' }, ...columns),
		),
	);
	for (const act of own) addAct(act, actCard);
	offices.set(id, { links, processes, panels: panels.map(({ content }) => content) });
}

function showAct(act, isBusy) {
	const { button, why, findings } = acts.get(act.id);
	const isOff = isBusy || Boolean(act.missing);
	// Not `disabled`, which would lose the focus of whoever pressed it.
	button.setAttribute('aria-disabled', String(isOff));
	const { performance } = act;
	const head = !performance
		? ''
		: performance.isRunning
			? ' Running…'
			: performance.ok
				? ` ✓ As expected, after ${performance.seconds} s.`
				: ' ✗ Not as expected.';
	const words = act.missing && !isBusy ? `${act.missing} ` : '';
	fill(why, [words, act.expected, head], () => [
		words,
		make('b', {}, 'Expected: '),
		act.expected,
		make('b', { class: performance?.ok ? 'good' : undefined }, head),
	]);
	fill(findings, performance ?? null, () => findingLines(act));
}

let isBusy = false;
function show(state) {
	if (offices.size === 0) {
		for (const office of state.offices) addOffice(office);
		document
			.getElementById('nav')
			.replaceChildren(
				make(
					'ul',
					{},
					...state.offices.map(({ id, name }) => make('li', {}, make('a', { href: `#${id}` }, name))),
				),
			);
	}
	isBusy = state.busy !== null;
	for (const { id, links, acts: own, processes, tree, cases, emails, queue } of state.offices) {
		const office = offices.get(id);
		for (const act of own) showAct(act, isBusy);
		fill(office.links, links, linkLines);
		if (office.processes) fill(office.processes, processes, processLines);
		const content = [
			[tree, treeLines],
			[cases, caseLines],
			[emails, emailLines],
			[queue, queueLines],
		];
		office.panels.forEach((panel, index) => fill(panel, ...content[index]));
	}
	if (said.textContent !== state.said) said.textContent = state.said;
}

async function look() {
	const answer = await fetch('state').catch(() => undefined);
	if (answer?.ok) show(await answer.json());
	else said.textContent = 'The demo has ended. Start it again with npm run demo.';
}

async function press(id) {
	if (acts.get(id).button.getAttribute('aria-disabled') === 'true') return;
	await fetch(`acts/${id}`, { method: 'POST' });
	await look();
}

async function keepLooking() {
	for (;;) {
		await look();
		await new Promise((resolve) => setTimeout(resolve, isBusy ? 1000 : 3000));
	}
}
void keepLooking();
