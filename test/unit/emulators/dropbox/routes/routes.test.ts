/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { sdkRoutes } from '@/test/emulators/dropbox/gateway/sdkRoutes';
import { allRoutes } from '@/test/emulators/dropbox/routes';

/** Every function that the package, n8n's own Dropbox node or rclone may call in the work on case folders. */
const NEEDED: Record<string, string[]> = {
	files: [
		...['create_folder_v2', 'create_folder_batch', 'create_folder_batch/check', 'get_metadata', 'search_v2'],
		...['list_folder', 'list_folder/continue', 'list_folder/get_latest_cursor', 'list_folder/longpoll'],
		...['upload', 'upload_session/start', 'upload_session/start_batch', 'upload_session/append_v2'],
		...['upload_session/append_batch', 'upload_session/finish', 'upload_session/finish_batch_v2'],
		...[
			'move_v2',
			'copy_v2',
			'move_batch_v2',
			'move_batch/check_v2',
			'delete_v2',
			'list_revisions',
			'restore',
		],
		...['download', 'download_zip', 'get_temporary_link', 'get_thumbnail_v2', 'tags/add', 'tags/get'],
	],
	file_properties: [
		...['templates/add_for_user', 'templates/get_for_user', 'templates/list_for_user'],
		...[
			'properties/add',
			'properties/update',
			'properties/overwrite',
			'properties/remove',
			'properties/search',
		],
	],
	sharing: [
		...['create_shared_link_with_settings', 'list_shared_links', 'modify_shared_link_settings'],
		...['revoke_shared_link', 'share_folder', 'check_share_job_status', 'update_folder_policy'],
		...['set_access_inheritance', 'add_folder_member', 'list_folder_members', 'get_folder_metadata'],
		...['get_shared_link_file', 'list_received_files', 'list_received_files/continue'],
	],
	users: ['get_current_account', 'get_account', 'get_space_usage'],
	team: [
		...['members/list_v2', 'members/list/continue_v2', 'members/get_info_v2', 'members/get_info'],
		...['get_info', 'namespaces/list', 'namespaces/list/continue'],
		...['token/get_authenticated_admin', 'team_folder/create', 'team_folder/list'],
	],
	check: ['user', 'app'],
	auth: ['token/revoke'],
};

describe('the emulated Dropbox', () => {
	const answered = new Set(allRoutes.map(({ name }) => name));
	const needed = Object.entries(NEEDED).flatMap(([group, names]) => names.map((name) => `${group}/${name}`));

	it('answers every function that is needed, once', () => {
		expect(needed.filter((name) => !answered.has(name))).toEqual([]);
		expect(answered.size).toBe(allRoutes.length);
	});

	it('answers no function that the SDK does not know', () => {
		const known = sdkRoutes();
		expect([...answered].filter((name) => !known.has(name))).toEqual([]);
	});
});
