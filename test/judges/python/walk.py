"""Walks through every route that the emulator answers with Dropbox's Python SDK.

The SDK decodes each answer by its own validators and raises where one does not fit; here they are strict, so that fields
which no validator knows are told, too. Argument: the line that the emulator printed when it was ready.
"""

import json
import os
import re
import sys
import urllib.request

import dropbox
from dropbox import dropbox_client, file_properties, files, sharing, team
from dropbox.common import PathRoot

with open(sys.argv[1], encoding="utf-8") as line:
    READY = json.load(line)

# What the specification got after this SDK was made; the walk with the JavaScript SDK knows all of it.
TOO_NEW = {"files/upload_session/append_batch"}
NEWER_FIELDS = {"folder_id", "has_more", "num_used_licenses", "quota_limit", "root_folder_id", "top_level_content_policy"}

faults = []
decoded = 0
stone_serializers = dropbox_client.stone_serializers
decode = stone_serializers.json_compat_obj_decode


def decode_strictly(data_type, obj, *rest, **options):
    """Strict where the SDK is lenient; then as the SDK does, so that the walk goes on."""
    global decoded
    decoded += 1
    try:
        decode(data_type, obj, *rest, **{**options, "strict": True})
    except Exception as error:  # noqa: BLE001 - every misfit is a fault
        unknown = re.search(r"unknown field '(\w+)'$", str(error))
        if not unknown or unknown[1] not in NEWER_FIELDS:
            faults.append(f"{type(data_type).__name__}: {error}")
    return decode(data_type, obj, *rest, **options)


stone_serializers.json_compat_obj_decode = decode_strictly


def control(call, body=None):
    """The emulator's own control API, past the proxy."""
    method, path = call.split(" ")
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(READY["dashboard"] + path, data, headers, method=method)
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
        return json.load(answer)


def client(token=None, kind=dropbox.Dropbox, **more):
    if token is not None:
        more["oauth2_access_token"] = READY["tokens"][token]
    return kind(ca_certs=os.environ["SSL_CERT_FILE"], max_retries_on_error=0, **more)


def expect(what, found, expected):
    if found != expected:
        faults.append(f"{what}: {found!r} instead of {expected!r}")


def done(check, launched):
    """Asks after a job until it is done."""
    expect(f"{check.__name__} has a job", launched.is_async_job_id(), True)
    while True:
        answer = check(launched.get_async_job_id())
        if not answer.is_in_progress():
            return answer


jane = client("jane")
ravi = client("ravi")
ours = client("team", dropbox.DropboxTeam)
app = client(app_key=READY["app"]["key"], app_secret=READY["app"]["secret"])
BRIEF = "/Walk/Brief ü.txt"
SCENE = "/Walk/Scene.png"


def walk_files():
    jane.files_create_folder_v2("/Walk")
    launched = jane.files_create_folder_batch(["/Walk/A", "/Walk/B", "/Walk/C"], force_async=True)
    done(jane.files_create_folder_batch_check, launched)
    jane.files_create_folder_batch(["/Walk/A", "/Walk/D"])
    first = jane.files_upload(b"one", BRIEF)
    jane.files_upload(b"second", BRIEF, mode=files.WriteMode.update(first.rev))
    jane.files_upload(b"\x89PNG\r\n\x1a\n", SCENE)
    told = {"include_deleted": True, "include_has_explicit_shared_members": True, "include_media_info": True}
    jane.files_get_metadata("/Walk", **told)
    jane.files_get_metadata(first.id, **told)
    expect("revisions", len(jane.files_list_revisions(BRIEF, limit=10).entries), 2)
    jane.files_restore(BRIEF, first.rev)
    expect("the download", jane.files_download(BRIEF)[1].content, b"one")
    jane.files_download_zip("/Walk")
    jane.files_get_temporary_link(BRIEF)
    jane.files_get_thumbnail_v2(files.PathOrLink.path(SCENE), size=files.ThumbnailSize.w128h128)
    jane.files_tags_add(SCENE, "evidence")
    expect("tags", len(jane.files_tags_get([SCENE]).paths_to_tags[0].tags), 1)
    jane.files_tags_remove(SCENE, "evidence")
    control("POST /switches", {"forceAsync": True})
    copies = [files.RelocationPath(SCENE, "/Walk/A/Scene.png")]
    done(jane.files_copy_batch_check_v2, jane.files_copy_batch_v2(copies))
    moves = [files.RelocationPath("/Walk/A/Scene.png", "/Walk/B/Scene.png")]
    done(jane.files_move_batch_check_v2, jane.files_move_batch_v2(moves))
    control("POST /switches", {"forceAsync": False})
    jane.files_copy_batch_v2([files.RelocationPath("/Walk/none", "/Walk/x")])
    jane.files_copy_v2("/Walk/B", "/Walk/E")
    jane.files_move_v2("/Walk/E", "/Walk/F")


def walk_listings():
    before = jane.files_list_folder_get_latest_cursor("/Walk").cursor
    page = jane.files_list_folder("/Walk", limit=1)
    names = [entry.name for entry in page.entries]
    while page.has_more:
        page = jane.files_list_folder_continue(page.cursor)
        names += [entry.name for entry in page.entries]
    expect("the listing", sorted(names), ["A", "B", "Brief ü.txt", "C", "D", "F", "Scene.png"])
    jane.files_upload(b"later", "/Walk/Later.txt")
    expect("the long poll", jane.files_list_folder_longpoll(before, timeout=30).changes, True)
    options = files.SearchOptions(path="/Walk", max_results=1)
    highlights = files.SearchMatchFieldOptions(include_highlights=True)
    found = jane.files_search_v2("scene", options=options, match_field_options=highlights)
    expect("the search", (len(found.matches), found.has_more), (1, True))
    jane.files_search_continue_v2(found.cursor)
    jane.files_delete_v2("/Walk/F")
    jane.files_get_metadata("/Walk/F", include_deleted=True)
    deletion = jane.files_delete_batch([files.DeleteArg("/Walk/D"), files.DeleteArg("/Walk/none")])
    done(jane.files_delete_batch_check, deletion)
    jane.files_list_folder("/Walk", recursive=True, include_deleted=True)


def walk_sessions():
    block = b"b" * (4 * 1024 * 1024)
    started = jane.files_upload_session_start(block)
    at = files.UploadSessionCursor(started.session_id, len(block))
    jane.files_upload_session_append_v2(b"more", at)
    at = files.UploadSessionCursor(started.session_id, len(block) + 4)
    whole = jane.files_upload_session_finish(b"end", at, files.CommitInfo("/Walk/Long.bin"))
    expect("the size of a session", whole.size, len(block) + 7)
    sessions = jane.files_upload_session_start_batch(4).session_ids
    commits = []
    for index, session in enumerate(sessions):
        jane.files_upload_session_append_v2(b"abc", files.UploadSessionCursor(session, 0), close=True)
        cursor = files.UploadSessionCursor(session, 3)
        commits.append(files.UploadSessionFinishArg(cursor, files.CommitInfo(f"/Walk/Short {index}.txt")))
    finished = jane.files_upload_session_finish_batch_v2(commits[:2])
    expect("a batch of commits", [entry.is_success() for entry in finished.entries], [True, True])
    old = jane.files_upload_session_finish_batch(commits[2:])
    done(jane.files_upload_session_finish_batch_check, old)


def walk_properties():
    text = file_properties.PropertyType.string
    fields = [file_properties.PropertyFieldTemplate("case", "Case ID", text)]
    mine = jane.file_properties_templates_add_for_user("Mine", "of the walk", fields).template_id
    jane.file_properties_templates_get_for_user(mine)
    jane.file_properties_templates_list_for_user()
    jane.file_properties_templates_update_for_user(mine, name="Mine, renamed")
    theirs = ours.file_properties_templates_add_for_team("Ours", "of the walk", fields).template_id
    ours.file_properties_templates_get_for_team(theirs)
    ours.file_properties_templates_list_for_team()
    ours.file_properties_templates_update_for_team(theirs, name="Ours, renamed")

    def group(value):
        return [file_properties.PropertyGroup(mine, [file_properties.PropertyField("case", value)])]

    for path in (BRIEF, "/Walk/A"):
        jane.file_properties_properties_add(path, group("26-1"))
    changed = [file_properties.PropertyField("case", "26-2")]
    update = file_properties.PropertyGroupUpdate(mine, add_or_update_fields=changed)
    jane.file_properties_properties_update("/Walk/A", [update])
    jane.file_properties_properties_overwrite("/Walk/A", group("26-1"))
    wanted = file_properties.TemplateFilterBase.filter_some([mine])
    folder = jane.files_get_metadata("/Walk/A", include_property_groups=wanted)
    expect("properties", folder.property_groups[0].fields[0].value, "26-1")
    control("POST /switches", {"pageSize": 1})
    mode = file_properties.PropertiesSearchMode.field_name("case")
    query = file_properties.PropertiesSearchQuery("26-1", mode)
    found = jane.file_properties_properties_search([query])
    jane.file_properties_properties_search_continue(found.cursor)
    control("POST /switches", {"pageSize": 2000})
    jane.file_properties_properties_remove("/Walk/A", [mine])
    jane.file_properties_templates_remove_for_user(mine)
    ours.file_properties_templates_remove_for_team(theirs)


def walk_file_requests():
    from datetime import datetime

    from dropbox import file_requests

    late = file_requests.GracePeriod.one_day
    deadline = file_requests.FileRequestDeadline(datetime(2099, 1, 1), late)
    made = jane.file_requests_create("Papers", "/Walk/A", deadline=deadline, description="Please.")
    other = jane.file_requests_create("Papers", "/Walk/A")
    jane.file_requests_get(made.id)
    jane.file_requests_list()
    page = jane.file_requests_list_v2(limit=1)
    expect("a page of file requests", (len(page.file_requests), page.has_more), (1, True))
    jane.file_requests_list_continue(page.cursor)
    expect("their count", jane.file_requests_count().file_request_count, 2)
    for each in (made, other):
        jane.file_requests_update(each.id, open=False)
    jane.file_requests_delete([made.id])
    expect("what was closed", len(jane.file_requests_delete_all_closed().file_requests), 1)


def walk_links():
    from datetime import datetime

    public = sharing.LinkAudience.public
    settings = sharing.SharedLinkSettings(audience=public, expires=datetime(2099, 1, 1))
    folder = jane.sharing_create_shared_link_with_settings("/Walk", settings)
    file = jane.sharing_create_shared_link_with_settings(BRIEF)
    jane.sharing_list_shared_links(path=BRIEF)
    jane.sharing_list_shared_links()
    ravi.sharing_get_shared_link_metadata(folder.url, path="/Scene.png")
    expect("the file behind a link", ravi.sharing_get_shared_link_file(file.url)[1].content, b"one")
    listed = ravi.files_list_folder("", shared_link=files.SharedLink(folder.url))
    expect("what a link lists", len(listed.entries) > 3, True)
    resource = files.PathOrLink.link(files.SharedLinkFileInfo(folder.url, path="/Scene.png"))
    ravi.files_get_thumbnail_v2(resource, format=files.ThumbnailFormat.png)
    narrow = sharing.SharedLinkSettings(audience=sharing.LinkAudience.team)
    jane.sharing_modify_shared_link_settings(folder.url, narrow, remove_expiration=True)
    jane.sharing_revoke_shared_link(folder.url)


def walk_shared_files():
    people = [sharing.MemberSelector.email(name) for name in ("ravi@example.com", "client@example.net")]
    for file in (BRIEF, SCENE):
        jane.sharing_add_file_member(file, people, access_level=sharing.AccessLevel.viewer)
    page = jane.sharing_list_file_members(SCENE, limit=1)
    jane.sharing_list_file_members_continue(page.cursor)
    received = ravi.sharing_list_received_files(limit=1)
    ravi.sharing_list_received_files_continue(received.cursor)
    jane.sharing_remove_file_member_2(SCENE, people[0])
    jane.sharing_unshare_file(SCENE)


def walk_shared_folders():
    launched = jane.sharing_share_folder("/Walk/A", force_async=True)
    shared = done(jane.sharing_check_share_job_status, launched).get_complete().shared_folder_id
    editor = sharing.AccessLevel.editor
    addresses = ("ravi@example.com", "mia@example.com", "client@example.net")
    people = [sharing.AddMember(sharing.MemberSelector.email(each), editor) for each in addresses]
    jane.sharing_add_folder_member(shared, people, quiet=True)
    jane.sharing_get_folder_metadata(shared)
    page = jane.sharing_list_folder_members(shared, limit=1)
    jane.sharing_list_folder_members_continue(page.cursor)
    by_id = sharing.MemberSelector.dropbox_id(READY["accounts"]["ravi"]["accountId"])
    jane.sharing_update_folder_member(shared, by_id, sharing.AccessLevel.viewer)
    jane.sharing_update_folder_policy(shared, shared_link_policy=sharing.SharedLinkPolicy.members)
    removal = jane.sharing_remove_folder_member(shared, sharing.MemberSelector.email(addresses[1]), False)
    done(jane.sharing_check_remove_member_job_status, removal)
    expect("sharing at once", jane.sharing_share_folder("/Walk/C").is_complete(), True)
    folders = jane.sharing_list_folders(limit=1)
    jane.sharing_list_folders_continue(folders.cursor)
    mountable = jane.sharing_list_mountable_folders(limit=1)
    jane.sharing_list_mountable_folders_continue(mountable.cursor)
    ravi.sharing_mount_folder(shared)
    ravi.sharing_unmount_folder(shared)
    ravi.sharing_relinquish_folder_membership(shared)
    unsharing = jane.sharing_unshare_folder(shared)
    expect("unsharing", done(jane.sharing_check_job_status, unsharing).is_complete(), True)
    # Only in a root that the team shares can a folder be cut off.
    admin = client("admin").with_path_root(PathRoot.root(READY["namespaces"]["root"]))
    admin.files_create_folder_v2("/Matters/26-1")
    cut = admin.sharing_share_folder("/Matters/26-1").get_complete().shared_folder_id
    none = sharing.AccessInheritance.no_inherit
    expect("inheritance", admin.sharing_set_access_inheritance(cut, none).is_complete(), True)


def walk_team():
    ours.team_get_info()
    ours.team_token_get_authenticated_admin()
    page = ours.team_members_list_v2(limit=1)
    ours.team_members_list_continue_v2(page.cursor)
    people = [team.UserSelectorArg.email(each) for each in ("jane@example.com", "nobody@example.com")]
    ours.team_members_get_info(people)
    ours.team_members_get_info_v2(people)
    page = ours.team_namespaces_list(limit=1)
    ours.team_namespaces_list_continue(page.cursor)


def walk_people():
    app.check_app("hello")
    jane.check_user("hello")
    jane.users_get_current_account()
    jane.users_get_space_usage()
    jane.users_get_account(READY["accounts"]["ravi"]["accountId"])
    as_ravi = ours.as_user(READY["accounts"]["ravi"]["teamMemberId"])
    expect("who a team acts for", as_ravi.users_get_current_account().email, "ravi@example.com")
    renewing = client(
        app_key=READY["app"]["key"],
        app_secret=READY["app"]["secret"],
        oauth2_refresh_token=READY["refreshTokens"]["jane"],
    )
    expect("who renewed", renewing.users_get_current_account().email, "jane@example.com")
    try:
        client(oauth2_access_token="foo").users_get_current_account()
        faults.append("a token of no known form was taken")
    except dropbox.exceptions.BadInputError as error:
        expect("a token of no known form", "access token is malformed" in error.message, True)
    client("raviShortLived").auth_token_revoke()
    try:
        client("raviShortLived").users_get_current_account()
        faults.append("a revoked token was taken")
    except dropbox.exceptions.AuthError as error:
        expect("a revoked token", error.error.is_invalid_access_token(), True)


def walk_team_folders():
    """Only a team without a shared root has them. The reset forgets the calls so far."""
    note_answered()
    control("POST /reset", {"fixture": "memberHomes"})
    ours.team_team_folder_create("Walk")
    page = ours.team_team_folder_list(limit=1)
    ours.team_team_folder_list_continue(page.cursor)


answered = set()


def note_answered():
    answered.update(call["route"] for call in control("GET /calls") if call["status"] == 200)


for walk in (
    *(walk_files, walk_listings, walk_sessions, walk_properties, walk_file_requests),
    *(walk_links, walk_shared_files, walk_shared_folders, walk_team, walk_people, walk_team_folders),
):
    try:
        walk()
    except Exception as error:  # noqa: BLE001 - the other walks may tell more
        faults.append(f"{walk.__name__}: {error!r}")

note_answered()
faults += [f"{route} was never answered" for route in control("GET /routes") if route not in answered | TOO_NEW]
for fault in faults:
    print(fault)
print(f"Python SDK {dropbox.__version__}: {decoded} answers, {len(faults)} failed; unknown to it: {', '.join(TOO_NEW)}")
sys.exit(0 if not faults and decoded > 100 else 1)
