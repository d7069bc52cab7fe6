/* exported processLines */
/* global make */

/** The processes of an n8n in queue mode, which are there only if the demo was started with --queue. */
function processLines(processes) {
	const states = { running: '✓ running', starting: '… starting', off: '✗ not running' };
	const tile = ({ name, does, state, runs }) =>
		make(
			'li',
			{ class: state === 'running' ? undefined : 'is-off' },
			make('b', {}, name),
			make('span', { class: 'soft' }, does),
			make('span', { class: state === 'running' ? 'good' : 'bad' }, states[state]),
			runs === undefined ? undefined : make('span', {}, `${runs} ${runs === 1 ? 'run' : 'runs'}`),
		);
	return [
		make('h3', {}, 'n8n in queue mode: its processes'),
		make('ul', { class: 'processes' }, ...processes.map(tile)),
	];
}
