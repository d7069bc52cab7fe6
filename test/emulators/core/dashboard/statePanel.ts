import { html } from '../html';
import type { RoutedService } from '../RoutedService';
import type { Panel } from './Panel';

/** The panel of a service that has nothing to steer but what all have: shows its state, on the page and as JSON. */
export function statePanel<State>(title: string): Panel<RoutedService<State>> {
	return {
		title,
		calls: { 'GET /state': ({ state }) => state },
		forms: {},
		contents: ({ state }) => [html`<pre>${JSON.stringify(state, null, 2)}</pre>`],
		behaviour: () => html``,
	};
}
