import { randomUUID } from 'node:crypto';
import { json } from '../core/contract';
import { RoutedService, type ServiceTable } from '../core/RoutedService';

export interface ToyState {
	/** The one that is good now; another one in its place makes it lapse. */
	accessToken: string;
	refreshToken: string;
	tasks: Array<{ id: number; title: string }>;
}
const PAGE = 2;
const error = (message: string) => ({ error: { message } });
const TOY: ServiceTable<ToyState> = {
	hosts: ['toy-tasks.example'],
	fixtures: {
		threeTasks: () => ({
			...{ accessToken: 'toy-access-1', refreshToken: 'toy-refresh' },
			tasks: ['Call', 'Draft', 'File'].map((title, index) => ({ id: index + 1, title })),
		}),
	},
	errorBody: (_status, message) => error(message),
	isAuthorized: ({ accessToken }, { headers }) => headers.authorization === `Bearer ${accessToken}`,
	openRoutes: {
		'POST /token': ({ state, fields }) => {
			if (fields.refresh_token !== state.refreshToken) return json(400, { error: 'invalid_grant' });
			state.accessToken = `toy-access-${randomUUID()}`;
			return json(200, { access_token: state.accessToken, token_type: 'bearer', expires_in: 3600 });
		},
	},
	routes: {
		/** A page of tasks, oldest first; `next` is the `after` of the next page, null on the last one. */
		'GET /tasks': ({ state, query }) => {
			const rest = state.tasks.filter(({ id }) => id > Number(query.get('after') ?? 0));
			const tasks = rest.slice(0, PAGE);
			return json(200, { tasks, next: rest.length > PAGE ? tasks.at(-1)?.id : null });
		},
		'GET /tasks/:id': ({ state, params }) => {
			const task = state.tasks.find(({ id }) => String(id) === params.id);
			return task ? json(200, task) : json(404, error(`no task ${params.id}`));
		},
		'POST /tasks': ({ state, fields: { title } }) => {
			if (typeof title !== 'string' || title === '') return json(422, error('title is missing'));
			const task = { id: state.tasks.length + 1, title };
			state.tasks.push(task);
			return json(201, task);
		},
	},
};

/** The smallest service: tasks in pages, behind a token that lapses. */
export const createToyTasks = (): RoutedService<ToyState> => new RoutedService(TOY);
