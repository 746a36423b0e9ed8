<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="cy" sourcelanguage="en_GB">
<context>
    <name>ActionDialog</name>
    <message>
        <source>&amp;Next action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with a day, then what to do. For example, fri call back.</source>
        <translation>Dechreuwch gyda diwrnod, yna beth i&apos;w wneud. Er enghraifft, gwe ffonio&apos;n ôl.</translation>
    </message>
    <message>
        <source>The day first, for example: fri call back, or 14 12 send CV</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActionsCard</name>
    <message>
        <source>Add next action</source>
        <translation>Ychwanegu tasg nesaf</translation>
    </message>
    <message>
        <source>Mark done (Space)</source>
        <translation>Nodi wedi&apos;i wneud (Bylchwr)</translation>
    </message>
    <message>
        <source>Mark done: {words}, due {due}</source>
        <translation>Nodi wedi&apos;i wneud: {words}, {due}</translation>
    </message>
    <message>
        <source>Move the stage to record it</source>
        <translation>Symudwch y cam i&apos;w gofnodi</translation>
    </message>
    <message>
        <source>Next actions</source>
        <translation>Tasgau nesaf</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Dim i&apos;w wneud</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>a {count} arall</translation>
    </message>
</context>
<context>
    <name>AddKeyDialog</name>
    <message>
        <source>Ask your lead for the fingerprint by phone or in person, and compare it. Whoever holds the other half of this key can read everything in your vault and in its backups. It takes the place of a key that was added before. On the lead&apos;s desk, every desk of the team takes it with the next list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare the fingerprint first, then tick that it is the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have compared it, and it is the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is a recovery key of {organisation}. Its fingerprint is:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddressDialog</name>
    <message>
        <source>&amp;Review on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What there is to heed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A &amp;line more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day, or nothing. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who works with somebody at this address sees it before a visit, and not whose record it comes from. Name nobody in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: in the yard, behind the gate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From this day on it says that somebody is to ask whether it still holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what there is to heed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgreePlanDialog</name>
    <message>
        <source>&amp;Day they signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Look at it again on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Your name, in place of a signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day you s&amp;igned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day of the review. For example, 14 12 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day they signed. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day you signed. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident&apos;s &amp;name, in place of a signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is kept as it stands now, with {goals} and {actions}. What changes later does not change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan of {day} stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resident &amp;agrees to the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick that the resident agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the name of the resident who agrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your name: you agree to it as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ie</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Do not approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you do not approve it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not, without names of residents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswersDialog</name>
    <message>
        <source>&amp;Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who &amp;scored</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApplicationDialog</name>
    <message>
        <source>&amp;Employer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;How far it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the employer. Write “Not known” if nobody could say.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppointmentDialog</name>
    <message>
        <source>&amp;Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Minutes that it lasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 12 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the minutes as a whole number. For example, 45.</source>
        <translation>Rhowch y munudau fel rhif cyfan. Er enghraifft, 45.</translation>
    </message>
    <message>
        <source>Enter the time. For example, 10:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, 10:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I go alone: warn me until I say that I am back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes to &amp;get there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe &amp;return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what the appointment is for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApprovalAnswerDialog</name>
    <message>
        <source>&amp;Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Who answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter who answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they &amp;said</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApproveStep</name>
    <message>
        <source>A period is printed once. After you approve, this return stays as it is, and what is recorded later is not in it. Later returns are protected together with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve this return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is revision {number}, and the network counts it in place of the one before. Whoever has read that one still has it, so both were protected together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You sign exactly the file that you have just seen. It goes to {url} by itself as soon as the network can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You sign exactly the file that you have just seen. It is kept on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} made this return and asks you to approve it as the second lead. This desk checks the tables by itself first. Your answer goes back to {name}, who signs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {period}, of {organisation}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApprovedStep</name>
    <message>
        <source>Choose a folder for the documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export writes a PDF to print, a spreadsheet that works with screen readers, a CSV file with its description, and the tables that “anchordesk verify” checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that were written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five files were written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {period}: approved on {day} by {name}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskApprovalDialog</name>
    <message>
        <source>&amp;Remind me on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What is to be approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day, or nothing. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter whose approval you ask for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the &amp;supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as the day of your next supervision. Empty for never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they are to &amp;look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on meanwhile. The request stays on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskCard</name>
    <message>
        <source>A second person approves as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask them to approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for {name}, who was asked on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation wants two people to approve a return, and your team has no second lead. Invite one under Team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation wants two people to approve a return. The second lead gets exactly these bytes on their own desk, sealed, and answers from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} approved exactly these bytes on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} did not approve it: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttachmentViewer</name>
    <message>
        <source>A saved copy is an ordinary file: AnchorDesk does not protect it, and whoever uses this computer or stick can open it. Delete it when you have read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AnchorDesk cannot show PDFs. To read it, save a copy and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Kind and end date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove attachment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be shown: it is damaged. You can still save a copy.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AttachmentsCard</name>
    <message>
        <source>Attach a photo or PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached. The copy in your vault is encrypted; the file is where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attaching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attachment removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a photo (JPEG, PNG) or a PDF of at most 25 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy saved. It is not protected: delete it when you have read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing attached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos and PDFs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save an unprotected copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, {size} MB, added {day} by {worker}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditDialog</name>
    <message>
        <source>Looking at and changing what is most sensitive, files that left, merges and handovers. Newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that is written down here has been done with this record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did what</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Back up each day by &amp;itself, to the same folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up to a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup made and checked in {folder}. It holds {residents} and {notes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder on another disk, a stick or a share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a backup and checking it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old backups that could not be taken away: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old backups that were taken away: {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. No backup was made, and earlier ones are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy from before the last update is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk of this computer has no room to write down that this backup was made. Free some space on it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BarChart</name>
    <message>
        <source>Show as chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Board</source>
        <translation>Bwrdd</translation>
    </message>
</context>
<context>
    <name>BreachCard</name>
    <message>
        <source>Breaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder for the drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No breach was written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save draft letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log was saved. It holds no names, if none were typed into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two drafts were saved. Fill in what stands in square brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down a breach</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Busy</name>
    <message>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Cynnydd</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarDialog</name>
    <message>
        <source>&amp;Everything that the file holds</source>
        <translation>&amp;Popeth sydd yn y ffeil</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Enwau</translation>
    </message>
    <message>
        <source>Put names, purposes and places in as well</source>
        <translation>Cynnwys enwau, dibenion a lleoliadau hefyd</translation>
    </message>
    <message>
        <source>Save calendar file</source>
        <translation>Cadw ffeil galendr</translation>
    </message>
    <message>
        <source>Your own appointments of the next 90 days, for a calendar program. The file is not protected by AnchorDesk.</source>
        <translation>Eich apwyntiadau eich hun dros y 90 diwrnod nesaf, ar gyfer rhaglen galendr. Nid yw AnchorDesk yn diogelu&apos;r ffeil.</translation>
    </message>
</context>
<context>
    <name>CardsDialog</name>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
</context>
<context>
    <name>CaseLine</name>
    <message>
        <source>If column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {n}: comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {n}: if column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {n}: then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {n}: value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseloadForms</name>
    <message>
        <source>Note saved on this laptop.</source>
        <translation type="unfinished">Nodyn wedi’i gadw ar y gliniadur hwn.</translation>
    </message>
    <message>
        <source>Note taken out again.</source>
        <translation type="unfinished">Tynnwyd y nodyn allan eto.</translation>
    </message>
    <message>
        <source>Register saved on this laptop, to the record of each of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The register is taken out of their records again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseloadScreen</name>
    <message>
        <source>Add resident</source>
        <translation>Ychwanegu preswylydd</translation>
    </message>
    <message>
        <source>Board of {pathway}. Drag a card, or press Ctrl+Shift+Left or Right.</source>
        <translation type="unfinished">Bwrdd {pathway}. Llusgwch gerdyn, neu pwyswch Ctrl+Shift+Chwith neu Dde.</translation>
    </message>
    <message>
        <source>Caseload</source>
        <translation>Llwyth achosion</translation>
    </message>
    <message>
        <source>Group session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import residents</source>
        <translation>Mewnforio preswylwyr</translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>Preswylwyr</translation>
    </message>
    <message>
        <source>Save as spreadsheet</source>
        <translation>Cadw fel taenlen</translation>
    </message>
    <message>
        <source>Show board</source>
        <translation>Dangos y bwrdd</translation>
    </message>
    <message>
        <source>Show list</source>
        <translation>Dangos y rhestr</translation>
    </message>
    <message>
        <source>{shown} of {residents}</source>
        <translation>{shown} o {residents}</translation>
    </message>
</context>
<context>
    <name>CaseloadToolbar</name>
    <message>
        <source>&amp;Contact</source>
        <translation>C&amp;yswllt</translation>
    </message>
    <message>
        <source>&amp;Due</source>
        <translation>&amp;Dyddiad</translation>
    </message>
    <message>
        <source>&amp;Pathway</source>
        <translation>&amp;Llwybr</translation>
    </message>
    <message>
        <source>&amp;Worker</source>
        <translation>&amp;Gweithiwr</translation>
    </message>
    <message>
        <source>A&amp;lerts</source>
        <translation>&amp;Rhybuddion</translation>
    </message>
    <message>
        <source>All pathways</source>
        <translation>Pob llwybr</translation>
    </message>
    <message>
        <source>All stages</source>
        <translation>Pob cam</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Unrhyw adeg</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>Unrhyw bryd</translation>
    </message>
    <message>
        <source>At &amp;risk</source>
        <translation>Mewn p&amp;erygl</translation>
    </message>
    <message>
        <source>At risk only</source>
        <translation>Mewn perygl yn unig</translation>
    </message>
    <message>
        <source>At sta&amp;ge for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Pawb</translation>
    </message>
    <message>
        <source>Longest at the stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest without contact</source>
        <translation>Hiraf heb gyswllt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Enw</translation>
    </message>
    <message>
        <source>Name, ref, postcode, phone or notes (Ctrl+F)</source>
        <translation>Enw, cyf., cod post, ffôn neu nodiadau (Ctrl+F)</translation>
    </message>
    <message>
        <source>Next action due</source>
        <translation>Dyddiad y dasg nesaf</translation>
    </message>
    <message>
        <source>None for {days} days</source>
        <translation>Dim ers {days} diwrnod</translation>
    </message>
    <message>
        <source>Over {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Yn hwyr</translation>
    </message>
    <message>
        <source>S&amp;earch</source>
        <translation>C&amp;hwilio</translation>
    </message>
    <message>
        <source>S&amp;ort by</source>
        <translation>&amp;Trefnu yn ôl</translation>
    </message>
    <message>
        <source>St&amp;age</source>
        <translation>&amp;Cam</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Cam</translation>
    </message>
    <message>
        <source>With an alert</source>
        <translation>Gyda rhybudd</translation>
    </message>
    <message>
        <source>With or without</source>
        <translation>Gyda neu heb</translation>
    </message>
    <message>
        <source>Within 7 days</source>
        <translation>O fewn 7 diwrnod</translation>
    </message>
    <message>
        <source>{filter}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CasesCard</name>
    <message>
        <source>Accept the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder or stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder or stick with your colleagues&apos; messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No case has been offered yet, by you or to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put messages in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read messages from a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeNoteDialog</name>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Nodyn</translation>
    </message>
    <message>
        <source>&amp;Who reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the minutes as a whole number. For example, 45.</source>
        <translation>Rhowch y munudau fel rhif cyfan. Er enghraifft, 45.</translation>
    </message>
    <message>
        <source>Kind of contact</source>
        <translation>Math o gyswllt</translation>
    </message>
    <message>
        <source>M&amp;inutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;lace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a few words about the contact.</source>
        <translation>Ysgrifennwch ychydig eiriau am y cyswllt.</translation>
    </message>
</context>
<context>
    <name>ChangesStep</name>
    <message>
        <source>Change &amp;nothing until every row can be taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed here since, so it stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed to what the file says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed, over what was changed here since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the chosen line. Enter changes over (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep all of this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this desk&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays as it is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take all from the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the file&apos;s word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file says what your records say, so there is nothing to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the file changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fields changed here as well: you choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fields that the file changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows as they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows left out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>A copy from before the last upgrade is kept until the next backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies of the key file that are whole: {whole} of {copies}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for IT support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page of the records is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free room on this disk: {room} MB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs doing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading every page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads every page of your records, and looks at your keys, your backups and the room on this disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the end. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckStep</name>
    <message>
        <source>About this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen, not shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the chosen row (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected; check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every row can be imported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import &amp;nothing until every row is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been written yet. Create vault makes it on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Cyfrinymadrodd</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows that are left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save list as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the list of rows to fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list has row numbers, columns and sentences, not what cells hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that AnchorDesk does not have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>already here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>need fixing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready to import: {enrolled} on the pathway, {jobs} with a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows-to-fix.csv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{organisation}, fingerprint {fingerprint}. Your IT support has set it up: whoever holds this key can open your records as well. Ask your lead if it is theirs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChooseStep</name>
    <message>
        <source>AnchorDesk counts your team&apos;s residents, hides small numbers and checks that nobody can work them out. You see everything before anything is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved returns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the records first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it, or export it again (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No return has been approved on this desk yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what would count as not known, or contradicts itself, on this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClockDialog</name>
    <message>
        <source>&amp;Days that you waited to hear what they want</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Proof of identity came on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 if you did not ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day, or nothing. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the days as a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it empty if you did not ask for any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The month runs from the day the request came. It runs later only where you had to ask who somebody is, and it stands while you wait to hear what exactly they want.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CloseDialog</name>
    <message>
        <source>Close and lose the text</source>
        <translation>Cau a cholli&apos;r testun</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Aros</translation>
    </message>
    <message>
        <source>The disk of this computer did not take what you were typing: it may be full. Everything that was saved before is safe. Free some space and stay: AnchorDesk tries again by itself. If you close now, the text is lost.</source>
        <translation type="unfinished">Ni dderbyniodd disg y cyfrifiadur hwn yr hyn roeddech yn ei deipio: efallai ei bod yn llawn. Mae popeth a gadwyd o&apos;r blaen yn ddiogel. Rhyddhewch rywfaint o le ac arhoswch: bydd AnchorDesk yn rhoi cynnig arall arni ei hun. Os caewch nawr, collir y testun.</translation>
    </message>
    <message>
        <source>What you typed is not saved</source>
        <translation>Nid yw&apos;r hyn a deipiwyd gennych wedi&apos;i gadw</translation>
    </message>
</context>
<context>
    <name>CoarserCard</name>
    <message>
        <source>Each version is counted, protected and checked as a whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer, larger groups need less hiding. The network can add up only groups that every member shows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No coarser version of this return hides fewer numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what would show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all detail again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version shows less detail than the return asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this: {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers} hidden instead of {before}; {shown} shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{versions} with fewer hidden numbers:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>03/04/2026 means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 April (day first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 March (month first)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AnchorDesk field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the chosen field (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column or rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields and the columns that fill them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First three rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mappings (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is enrolled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open mapping file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pathway to enrol on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save mapping as file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take &amp;rows with neither reference nor name, and make a reference for each</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConcernDialog</name>
    <message>
        <source>&amp;Review on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;When it was seen or said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;losed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty while it is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day, or nothing. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day on which it was seen or said. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How s&amp;erious it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If somebody is in danger now, ring 999 first. Then tell your safeguarding lead: AnchorDesk tells nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe&amp;guarding lead who has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today brings it up on that day; empty once it is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told &amp;on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W&amp;hat was seen or said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What &amp;came of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was &amp;done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was dec&amp;ided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was &amp;told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what came of it, or leave it open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what was decided, or leave it open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what was seen or said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write who was told.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConcernsCard</name>
    <message>
        <source>Concern closed. The safeguarding alert stays until you take it off under Edit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concern saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read concerns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safeguarding concerns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConcernsDialog</name>
    <message>
        <source>Noticed on {day}, closed on {closed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noticed on {day}, open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safeguarding concerns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share this with nobody who does not need it to keep somebody safe. That you looked is written into the audit trail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write on or close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write on or close: {concern}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, by {who}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>&amp;Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;How it was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;In a few words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paper or photo that shows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what the resident answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what they answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No, they do not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as who was there: it can stay empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, they agree</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentSection</name>
    <message>
        <source>Answer saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again: the words have changed since, or the answer is old. Until then the answer holds for what was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeping this record, passing it to a colleague of your organisation, and counting in returns without names rest on your organisation&apos;s task. A resident can object to that as well: tell your team lead. Sharing for safeguarding needs no consent either.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record answer: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal details for them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The consent stands again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does not rest on consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawal saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CorrectCard</name>
    <message>
        <source>Prepare a correction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was something wrong, or entered late? A correction is a new revision. Whoever has both could subtract them, so figures that changed by few people are hidden in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoverCard</name>
    <message>
        <source>Accept cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover for absence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined. Nothing came to this desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End cover now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending the cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was asked to look after cases while somebody is away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copies come once your colleague&apos;s desk has your answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is asked. Until they say yes, nothing leaves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CoverDialog</name>
    <message>
        <source>All are chosen. Ctrl and click to leave some out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in your caseload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let my colleague read their words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for your colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restricted notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without this they see that there is one, and of which kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your colleague gets a copy of each case and sees it on these days only. It ends by itself. What they write comes back; the cases stay yours all the time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CreateDialog</name>
    <message>
        <source>Choose folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the recovery file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of the recovery file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This makes the key of {organisation}. It signs the list of your team, and it opens the vault of this desk and of every desk that joins, which is told so first. It is for when somebody leaves or loses their passphrase. You get a sheet to print and lock away, and a file that this passphrase opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the same passphrase twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>For example, 14 11 2026</source>
        <translation>Er enghraifft, 14 11 2026</translation>
    </message>
</context>
<context>
    <name>DaySheetDialog</name>
    <message>
        <source>&amp;Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Everything that the paper says</source>
        <translation type="unfinished">&amp;Popeth y mae’r papur yn ei ddweud</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put names, purposes and places in as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished">Cadw fel PDF</translation>
    </message>
    <message>
        <source>The file is not protected by AnchorDesk: print it, then delete it.</source>
        <translation type="unfinished">Nid yw AnchorDesk yn diogelu’r ffeil: argraffwch hi, yna dilëwch hi.</translation>
    </message>
    <message>
        <source>The whole week of that day, Monday to Sunday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayWatch</name>
    <message>
        <source>Also on that day: {visits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too close to {visits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}, {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeclineDialog</name>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason, for your colleague to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may leave it empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeleteReferralDialog</name>
    <message>
        <source>All that the partner sent about {name} goes. It cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups made before still hold it, encrypted. If the person asked to be erased, make a new backup afterwards and delete the older ones, delete the partner&apos;s file as well, and tell the partner: reading the file again brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete referral</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DesksCard</name>
    <message>
        <source>Desks of the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the membership of this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End this desk&apos;s membership</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this desk in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this desk make the returns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One desk makes the returns, so that nobody is printed in two ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works as</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for IT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here is about a resident. You can send it to your IT support.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsSection</name>
    <message>
        <source>Another record of this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edited {when} · {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equality monitoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge two records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open equality monitoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See earlier answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See earlier details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See who did what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the merge of {reference}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo this merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asked} of {questions} questions asked. The answers are not shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference} was merged into this record, {when}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosticsDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for IT support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at this computer and this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save these details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details are complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is all that the file holds: nothing about a resident, no names. What might have been about somebody is left out, and counted at the end. Read it before you send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying the parts of AnchorDesk on made-up people</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>&amp;Ends on, if it ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day on which it ends, or nothing. For example, 3 12 2027.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today tells you in time. Leave it empty for what does not end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoneStep</name>
    <message>
        <source>Each record&apos;s history tells what was there before. Undo puts all of them back, except what somebody has changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The changes were taken back: {people} as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was taken back: {people} removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are in your caseload now, saved on this laptop. Undo takes all of them back, except those that somebody has worked on since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your caseload is as it was before the file came back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your caseload is as it was before the import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{fields} of {people} changed by {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} imported from {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} were changed since, or ask to be left as they are, and stayed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} worked on since the import stayed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftsDialog</name>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Parhau</translation>
    </message>
    <message>
        <source>Continue: {draft}</source>
        <translation>Parhau: {draft}</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Gwaredu</translation>
    </message>
    <message>
        <source>Discard: {draft}</source>
        <translation>Gwaredu: {draft}</translation>
    </message>
    <message>
        <source>Draft discarded.</source>
        <translation>Gwaredwyd y drafft.</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Drafftiau</translation>
    </message>
    <message>
        <source>There are no drafts.</source>
        <translation>Does dim drafftiau.</translation>
    </message>
    <message>
        <source>What you typed and have not saved yet.</source>
        <translation>Yr hyn a deipiwyd gennych heb ei gadw eto.</translation>
    </message>
    <message>
        <source>{form} for {name}</source>
        <translation>{form} ar gyfer {name}</translation>
    </message>
    <message>
        <source>{form}, {when}</source>
        <translation>{form}, {when}</translation>
    </message>
</context>
<context>
    <name>DrillDialog</name>
    <message>
        <source>&amp;Both sheets, or a whole one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drill with two sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a scratch copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is mistyped in group {numbers}: compare it with the sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more than {groups} groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two of the three people type their sheets, one after the other. AnchorDesk makes a scratch copy of your vault, opens it by the sheets alone and takes it away again. Your records, your passphrase and the sheets stay as they are. A whole recovery sheet can be tried in the same way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of the second sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} of {groups} groups are typed and right.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DuplicateBox</name>
    <message>
        <source>Not the same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same person as {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open record</source>
        <translation>Agor y cofnod</translation>
    </message>
    <message>
        <source>Open record of {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This may be somebody who is here already</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EligibilityDialog</name>
    <message>
        <source>Nobody is moved by this. What is found now is kept with today&apos;s date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right to &amp;work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmergencyWatch</name>
    <message>
        <source>Emergency access: {minutes} left, then it locks by itself. What you do is written down, and the team lead is told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyCaseload</name>
    <message>
        <source>Add one or import a spreadsheet.</source>
        <translation>Ychwanegwch un neu mewnforiwch daenlen.</translation>
    </message>
    <message>
        <source>Add resident</source>
        <translation>Ychwanegu preswylydd</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>Clirio&apos;r hidlyddion</translation>
    </message>
    <message>
        <source>Import residents</source>
        <translation>Mewnforio preswylwyr</translation>
    </message>
    <message>
        <source>No residents match</source>
        <translation>Does dim preswylydd yn cyfateb</translation>
    </message>
    <message>
        <source>No residents yet</source>
        <translation>Dim preswylwyr eto</translation>
    </message>
    <message>
        <source>Try fewer words, or clear the filters.</source>
        <translation>Rhowch gynnig ar lai o eiriau, neu cliriwch yr hidlyddion.</translation>
    </message>
</context>
<context>
    <name>EmptyToday</name>
    <message>
        <source>Actions come here on the day they are due, checks when their weeks are up, and people whom nobody has spoken to for a while.</source>
        <translation type="unfinished">Daw tasgau yma ar y diwrnod y maent i&apos;w gwneud, gwiriadau pan ddaw eu hwythnosau i ben, a phobl nad oes neb wedi siarad â nhw ers tro.</translation>
    </message>
    <message>
        <source>Add a resident or import a spreadsheet: both begin on the caseload.</source>
        <translation>Ychwanegwch breswylydd neu mewnforiwch daenlen: mae&apos;r ddau&apos;n dechrau ar y llwyth achosion.</translation>
    </message>
    <message>
        <source>Go to the caseload</source>
        <translation>Mynd i&apos;r llwyth achosion</translation>
    </message>
    <message>
        <source>No residents yet</source>
        <translation>Dim preswylwyr eto</translation>
    </message>
    <message>
        <source>Nothing is due today or in the next 7 days.</source>
        <translation>Does dim i&apos;w wneud heddiw nac yn y 7 diwrnod nesaf.</translation>
    </message>
    <message>
        <source>Nothing is due today.</source>
        <translation>Does dim i&apos;w wneud heddiw.</translation>
    </message>
    <message>
        <source>Show the next 7 days</source>
        <translation>Dangos y 7 diwrnod nesaf</translation>
    </message>
</context>
<context>
    <name>EndJobDialog</name>
    <message>
        <source>&amp;Last day in the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter their last day in the job. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>&amp;Day they joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pathway</source>
        <translation>&amp;Llwybr</translation>
    </message>
    <message>
        <source>Enter the day they joined. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnrolmentTermsDialog</name>
    <message>
        <source>&amp;Funder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lasting work is judged by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Worker on this pathway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: as for the resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The programme&apos;s own rule: {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The programme&apos;s own: it has none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EqualityDialog</name>
    <message>
        <source>&amp;Ethnic group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Religion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask, do not guess. “Prefer not to say” is an answer. Used only in counts, and never shown on lists or on the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do you have a physical or mental condi&amp;tion that lasts 12 months or more?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do you look after &amp;anybody, unpaid?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does it reduce what you can do &amp;day to day?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ethnic &amp;background within that group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is your &amp;gender the same as the sex registered at birth?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded before these questions were asked: {answer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sexual &amp;orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Were you ever in &amp;care as a child?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>&amp;Type {reference} to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts in returns stay, and nobody is named in them. Backups made before still hold the person: make a new backup afterwards and delete the older ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything kept of this person goes: details, notes, plan, jobs, attachments, half-typed forms and records merged into theirs. It cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not the reference. Nothing was erased.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorSummary</name>
    <message>
        <source>There is a problem</source>
        <translation>Mae problem</translation>
    </message>
    <message>
        <source>There is a problem. {words}</source>
        <translation>Mae problem. {words}</translation>
    </message>
</context>
<context>
    <name>EvidenceDialog</name>
    <message>
        <source>&amp;What was seen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>&amp;Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key and version, to bring changes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in it: {people}, who asked that their record is left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as spreadsheet</source>
        <translation>Cadw fel taenlen</translation>
    </message>
    <message>
        <source>{people}: those that the list shows, in its order.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FiguresDialog</name>
    <message>
        <source>AnchorDesk counts your residents and seals the counts, so that only {lead} can open them. They hold numbers, no names. Sending again replaces what you sent before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder or stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send my figures to my lead</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileStep</name>
    <message>
        <source>A spreadsheet (.xlsx, .ods) or CSV file with one row for each resident and the names of the columns in the first row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a spreadsheet of residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imports on this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>Preswylwyr</translation>
    </message>
    <message>
        <source>Residents that were worked on since stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.ods *.csv *.tsv *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You then say which column is what, and see what would be added. A caseload that you saved here and changed is compared with your records instead. Nothing is changed until you choose so in the last step.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters that are on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take off the filter {filter}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FingerprintDialog</name>
    <message>
        <source>&amp;Fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the fingerprint that they read out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRunView</name>
    <message>
        <source>Check your answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Parhau</translation>
    </message>
    <message>
        <source>Create vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making your vault. This takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else&apos;s vault</source>
        <translation type="unfinished">Cromgell rhywun arall</translation>
    </message>
    <message>
        <source>Step {at} of 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FixRowDialog</name>
    <message>
        <source>Correct row {row}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your file stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>Gwaredu&apos;r drafft</translation>
    </message>
    <message>
        <source>Draft kept {at}</source>
        <translation>Cadwyd y drafft {at}</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Yn cadw</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft is kept on screen only. {why}</source>
        <translation>Dim ond ar y sgrin y cedwir y drafft. {why}</translation>
    </message>
    <message>
        <source>{words} (Ctrl+Enter)</source>
        <translation>{words} (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Show drafts</source>
        <translation>Dangos drafftiau</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Does dim i&apos;w ddadwneud.</translation>
    </message>
    <message>
        <source>This desk holds no residents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Dadwneud</translation>
    </message>
    <message>
        <source>What you had not saved is still here: {drafts}.</source>
        <translation>Mae&apos;r hyn nad oeddech wedi&apos;i gadw yma o hyd: {drafts}.</translation>
    </message>
</context>
<context>
    <name>FrameKeys</name>
    <message>
        <source>Note about {name} saved on this laptop.</source>
        <translation>Cadwyd y nodyn am {name} ar y gliniadur hwn.</translation>
    </message>
    <message>
        <source>This desk holds no residents.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoalDialog</name>
    <message>
        <source>&amp;Goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the resident&apos;s own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what the resident wants to reach.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoodWorkDialog</name>
    <message>
        <source>&amp;Day on which you asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefers not to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefers not to say to the rest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>List the people behind the chosen number (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>[c] stands for a hidden number. Choose one to see why it is hidden.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupsDialog</name>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Compare groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could apply now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups and how many could apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching does not look at sex, ethnic group or disability. A condition of the vacancies, such as shifts or a licence, may still keep one group out more often. Marked is a share of less than four fifths of the best one: a reason to look at the conditions and ask the employers, no proof. Groups of fewer than {number} are left out. Nothing of this leaves your laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residents</source>
        <translation>Preswylwyr</translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandOverDialog</name>
    <message>
        <source>&amp;Colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note for your colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a colleague.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This goes along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This stays here, or is not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandoverCard</name>
    <message>
        <source>A colleague can take a case over once you both stand in the list on Team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was asked yet to take this case over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered. The case is yours until your colleague accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back. The case stays in your caseload.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HandoverDialog</name>
    <message>
        <source>Cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and click for several, Ctrl+A for the whole caseload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in your caseload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish half-typed notes first: they do not go along. Actions, alerts and files do. Until your colleague accepts, the case is yours and stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note for your colleague</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>&amp;Find in help</source>
        <translation>&amp;Chwilio yn y cymorth</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Find in help</source>
        <translation>Chwilio yn y cymorth</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Canllaw</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Cymorth</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Earlier answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back: {field}. {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest {count} changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are as they were before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoldDialog</name>
    <message>
        <source>&amp;Look at it again on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reference of the resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why it must be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day that is to come. For example, 14 5 2027.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the reference of the resident, as the record shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, 14 5 2027</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, AD-10001</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a record on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The claim, the inquiry or the deed, and who said so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hold goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While a record is on hold nobody can erase it, not even when the person asks for that: they are told why. It does not end by itself, so a day to look at it again is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why this record must be kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdCard</name>
    <message>
        <source>Add somebody who lives there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved out. Saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved out: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer so: {warning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else of this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to heed is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open record of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The warning does not hold any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The warning holds as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The warning is taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are not in one household any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They live there as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This resident has moved out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be reviewed since {day}: does it still hold?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warn of this address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning saved for this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {name} is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {role}. Saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HouseholdDialog</name>
    <message>
        <source>&amp;Resident who lives there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What they are there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the resident who lives there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each keeps a record of their own. Nothing is copied from one to the other, and households are in no return.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day, or nothing. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since w&amp;hen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day from which they live together. Empty if nobody knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What &amp;this resident is there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdentityBar</name>
    <message>
        <source>Add note</source>
        <translation>Ychwanegu nodyn</translation>
    </message>
    <message>
        <source>Add note (Ctrl+Shift+N)</source>
        <translation>Ychwanegu nodyn (Ctrl+Shift+N)</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Yn ôl i&apos;r rhestr</translation>
    </message>
    <message>
        <source>Back to the list. Record of {name}</source>
        <translation>Yn ôl i&apos;r rhestr. Cofnod {name}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Golygu</translation>
    </message>
    <message>
        <source>Edit resident</source>
        <translation>Golygu&apos;r preswylydd</translation>
    </message>
    <message>
        <source>Enrol on a pathway</source>
        <translation>Cofrestru ar lwybr</translation>
    </message>
    <message>
        <source>Move stage</source>
        <translation>Symud cam</translation>
    </message>
    <message>
        <source>Path&amp;way</source>
        <translation>Ll&amp;wybr</translation>
    </message>
    <message>
        <source>Pathway</source>
        <translation>Llwybr</translation>
    </message>
    <message>
        <source>Record job</source>
        <translation>Cofnodi swydd</translation>
    </message>
    <message>
        <source>Safety: {words}</source>
        <translation>Diogelwch: {words}</translation>
    </message>
</context>
<context>
    <name>ImportScreen</name>
    <message>
        <source>A caseload that was saved here comes back: see what changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to caseload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change {people}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import {people}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {file}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 1 of 4: choose the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 2 of 4: say which column is what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 3 of 4: check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 4 of 4: done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The import was taken back: {people} removed or put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The saved caseload came back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InvitationDialog</name>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to your colleague alone: as a file, as text in a message, or as this code. It works once, for seven days. Afterwards you compare six words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invitation as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InviteDialog</name>
    <message>
        <source>A deputy can change the team as you can. Your desk makes the returns. An auditor and IT see no resident: their desks hold no cases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleague&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the colleague&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works as</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobDeeds</name>
    <message>
        <source>Add evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add evidence: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct job: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the terms from {day}: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier details of jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job corrected. What it was before stays readable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job taken out. It stays readable with your reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New terms: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take job out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take job out: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evidence is as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job is there again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The terms are as they were before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They still stand at “{stage}” of {pathway}, which counts as having started a job: move the stage as well.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobDialog</name>
    <message>
        <source>&amp;Contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Day they started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Employer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;NHS pay band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pay in £</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Travel in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12.60, or 24,071 a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;vidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the date they started. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the employer. Write “Not known” if nobody could say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the hours as a number. For example, 37.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the minutes as a whole number. For example, 35.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter their last day in the job. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, 14 11 2026. Leave empty if not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours &amp;wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last da&amp;y, if the job has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty while they are in the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One way, if known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;lace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put right what was wrong, or was not known. If pay, hours, contract or band changed while they were in the job, record new terms instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sector of the e&amp;mployer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is {pay} an hour.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobHistoryDialog</name>
    <message>
        <source>Earlier details of jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job was changed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest {count} changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobsSection</name>
    <message>
        <source>Add application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers saved on this laptop.</source>
        <translation type="unfinished">Atebion wedi’u cadw ar y gliniadur hwn.</translation>
    </message>
    <message>
        <source>Answers taken out again.</source>
        <translation type="unfinished">Tynnwyd yr atebion allan eto.</translation>
    </message>
    <message>
        <source>Application saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation>O {day}</translation>
    </message>
    <message>
        <source>Jobs started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No applications yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job is recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progression in work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answers are as they were before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The application is one step back again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They have started. Record the job as well.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoiningCard</name>
    <message>
        <source>Choose an empty folder for the recovery files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare words with {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create the organisation to invite colleagues. If another lead has created it, open their invitation instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join the team of {organisation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These desks ask to join.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your six words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your team lead sends you an invitation. Open it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lead} of {organisation} must take this desk in. Ring them, or stand next to them, and read out these six words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JudgeDialog</name>
    <message>
        <source>&amp;Why you judge it so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How &amp;likely is harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If harm is unlikely, nobody has to be told, and the reason is kept. At high risk the people are told as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Judge this breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save judgement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was &amp;done about it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why you judge it so.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyCard</name>
    <message>
        <source>A drill proved on {day} that the present sheets open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any two of the three sheets open this vault now; an earlier sheet does not. Hand the prints out, delete the files, and do a drill with two of the people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drill with two sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on the code on the printed sheet opens nothing here. Backups and copies that were made before keep it. Make a new sheet, unless your organisation has a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make three sheets, two open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has proved yet that the present sheets open it: do a drill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase and recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the key of your records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the recovery sheet, to print it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the recovery sheet&apos;s code away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the sheet&apos;s code away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new passphrase opens this vault now, and the earlier one no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The present recovery sheet was made on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery sheet does not open this vault any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery sheet opens this vault now; an earlier one does not. Put the print away from this computer, then delete the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheets opened a scratch copy with {residents}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no recovery sheet. Without one, nobody can open your records again if you forget the passphrase or this computer is lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeaseRow</name>
    <message>
        <source>A desk without news of the team stays locked after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change how long a desk opens without news</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody who left and never connects again is locked out then. Nothing is deleted. This desk sends news to the others by itself when it connects; for those who never do, put it on a stick.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeavesStep</name>
    <message>
        <source>Exactly what leaves this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, addresses, dates of birth, notes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no network on this desk. The return stays on this laptop until you export it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This never contains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how small numbers were protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name {organisation}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers} of pay, to ten pence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers} of people, rounded to a multiple of {base}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers} of people, {smallest} or more, or none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{organisation} sends it to
{url}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{places} marked as hidden, without their numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}. AnchorDesk adds its signature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {period}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>&amp;About</source>
        <translation type="unfinished">&amp;Ynglŷn â</translation>
    </message>
    <message>
        <source>&amp;Everything that the letter says</source>
        <translation type="unfinished">&amp;Popeth y mae’r llythyr yn ei ddweud</translation>
    </message>
    <message>
        <source>&amp;How they reach you</source>
        <translation type="unfinished">&amp;Sut i gysylltu â chi</translation>
    </message>
    <message>
        <source>&amp;Letter</source>
        <translation type="unfinished">&amp;Llythyr</translation>
    </message>
    <message>
        <source>Do not contact at: {words}</source>
        <translation type="unfinished">Peidiwch â chysylltu yn: {words}</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished">&amp;Iaith</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished">Cadw fel PDF</translation>
    </message>
    <message>
        <source>The file is not protected by AnchorDesk: print it, then delete it.</source>
        <translation type="unfinished">Nid yw AnchorDesk yn diogelu’r ffeil: argraffwch hi, yna dilëwch hi.</translation>
    </message>
    <message>
        <source>There is no such appointment on the record: arrange or record it first.</source>
        <translation type="unfinished">Nid oes apwyntiad o’r fath ar y cofnod: trefnwch neu cofnodwch ef yn gyntaf.</translation>
    </message>
    <message>
        <source>Your phone number or email. Empty leaves room to write it by hand.</source>
        <translation type="unfinished">Eich rhif ffôn neu’ch e-bost. O’i adael yn wag bydd lle i’w ysgrifennu â llaw.</translation>
    </message>
</context>
<context>
    <name>LiftDialog</name>
    <message>
        <source>&amp;Why it is not needed any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift the hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record can be erased again then. The hold stays in the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why the hold is not needed any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>&amp;Hide the window while I am in another program</source>
        <translation>&amp;Cuddio&apos;r ffenestr tra byddaf mewn rhaglen arall</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Cloi ar ôl</translation>
    </message>
    <message>
        <source>Locking</source>
        <translation>Cloi</translation>
    </message>
    <message>
        <source>Without a key or the mouse; also when the computer sleeps or is locked</source>
        <translation type="unfinished">Heb bwyso bysell na symud y llygoden; hefyd pan fydd y cyfrifiadur yn cysgu neu wedi&apos;i gloi</translation>
    </message>
    <message>
        <source>{hint}. Set by your organisation: {most} at most</source>
        <translation>{hint}. Gosodwyd gan eich sefydliad: {most} ar y mwyaf</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>AnchorDesk could not go on</source>
        <translation type="unfinished">Ni allai AnchorDesk barhau</translation>
    </message>
</context>
<context>
    <name>MatchList</name>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MeaningDialog</name>
    <message>
        <source>AnchorDesk does not add words to its lists. Your answer counts for every row, and for the next file with the same columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what the word means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What does “{word}” mean?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembersDialog</name>
    <message>
        <source>Add a card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the member&apos;s card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Members you can seal to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet. Ask a member for their card, and ring them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save our card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. It holds no secret: send it to any member.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take card away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The card of {name} is taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}. When they ring, read out: {fingerprint}. What is sealed to it, only this desk can open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>&amp;Reference of the other record of this person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the reference of the other record. For example, AD-10002.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filled in here: {fields}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {name}, {reference}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No record looks like this person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing belongs to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays behind, since this record has its own: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record stays: {name}, {reference}. What belongs to the other record moves here. You can undo it later under Details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers of equality monitoring</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>&amp;Day of the move</source>
        <translation>&amp;Dyddiad symud</translation>
    </message>
    <message>
        <source>&amp;Move to</source>
        <translation>&amp;Symud i</translation>
    </message>
    <message>
        <source>&amp;New day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Rheswm</translation>
    </message>
    <message>
        <source>Enter the day they moved. For example, 14 11 2026.</source>
        <translation>Rhowch y dyddiad y symudodd. Er enghraifft, 14 11 2026.</translation>
    </message>
    <message>
        <source>Enter the new day. For example, 14 12 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, 14 11 2026, today or yesterday</source>
        <translation>Er enghraifft, 14 11 2026, heddiw neu ddoe</translation>
    </message>
    <message>
        <source>Leave the pathway: {reason}</source>
        <translation>Gadael y llwybr: {reason}</translation>
    </message>
    <message>
        <source>Now at: {stage}</source>
        <translation>Nawr yng ngham: {stage}</translation>
    </message>
    <message>
        <source>Right to &amp;work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their record stays, and they can come back to a stage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a usual next stage; a reason is welcome but not needed.</source>
        <translation type="unfinished">Mae hwn yn gam nesaf arferol; mae croeso i reswm ond nid oes ei angen.</translation>
    </message>
    <message>
        <source>This move skips a stage or goes back, so it needs a reason.</source>
        <translation>Mae&apos;r symudiad hwn yn hepgor cam neu&apos;n mynd yn ôl, felly mae angen rheswm.</translation>
    </message>
    <message>
        <source>Write why they may go on although a rule is not met.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why: this move skips a stage or goes back.</source>
        <translation>Ysgrifennwch pam: mae&apos;r symudiad hwn yn hepgor cam neu&apos;n mynd yn ôl.</translation>
    </message>
</context>
<context>
    <name>MovedOutDialog</name>
    <message>
        <source>&amp;Day they moved out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day they moved out. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That they lived there stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Lock now</source>
        <translation>Cloi nawr</translation>
    </message>
    <message>
        <source>Lock now (Ctrl+L or F12)</source>
        <translation>Cloi nawr (Ctrl+L neu F12)</translation>
    </message>
    <message>
        <source>Nothing waiting to send</source>
        <translation>Dim yn aros i&apos;w anfon</translation>
    </message>
    <message>
        <source>Sample data: nobody here is real</source>
        <translation>Data enghreifftiol: does neb yma&apos;n berson go iawn</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>Sgriniau</translation>
    </message>
    <message>
        <source>{screen}, shown now</source>
        <translation>{screen}, yn cael ei dangos nawr</translation>
    </message>
</context>
<context>
    <name>NeedDialog</name>
    <message>
        <source>&amp;How much it stands in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;In a few words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind of need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Noticed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier changes are in the copy of what is kept, under Rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it s&amp;tands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what helps: it can stay empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sin&amp;ce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it said before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NeedsSection</name>
    <message>
        <source>Add need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers taken out again.</source>
        <translation type="unfinished">Tynnwyd yr atebion allan eto.</translation>
    </message>
    <message>
        <source>It waits for an answer again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Need changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Need saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Need taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No referrals yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was told yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the answer of {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refer to somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referral saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referral taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The need is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without consent: {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>&amp;Day of the contact</source>
        <translation>D&amp;yddiad y cyswllt</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>&amp;Nodyn</translation>
    </message>
    <message>
        <source>&amp;Who reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day of the contact. For example, 14 11 2026.</source>
        <translation>Rhowch ddyddiad y cyswllt. Er enghraifft, 14 11 2026.</translation>
    </message>
    <message>
        <source>Enter the minutes as a whole number. For example, 45.</source>
        <translation>Rhowch y munudau fel rhif cyfan. Er enghraifft, 45.</translation>
    </message>
    <message>
        <source>Kind of contact</source>
        <translation>Math o gyswllt</translation>
    </message>
    <message>
        <source>M&amp;inutes</source>
        <translation>M&amp;unudau</translation>
    </message>
    <message>
        <source>Ne&amp;xt action, if there is one</source>
        <translation>&amp;Tasg nesaf, os oes un</translation>
    </message>
    <message>
        <source>P&amp;lace</source>
        <translation>&amp;Lleoliad</translation>
    </message>
    <message>
        <source>Press P, M, T, E or O. For a restricted note, H (health) or S (safeguarding) first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start with a day, then what to do. For example, fri call back.</source>
        <translation>Dechreuwch gyda diwrnod, yna beth i&apos;w wneud. Er enghraifft, gwe ffonio&apos;n ôl.</translation>
    </message>
    <message>
        <source>The day first, for example: fri call back</source>
        <translation>Y diwrnod yn gyntaf, er enghraifft: gwe ffonio&apos;n ôl</translation>
    </message>
    <message>
        <source>The day of the contact must not be in the future.</source>
        <translation>Rhaid i ddyddiad y cyswllt beidio â bod yn y dyfodol.</translation>
    </message>
    <message>
        <source>Write a few words about the contact.</source>
        <translation>Ysgrifennwch ychydig eiriau am y cyswllt.</translation>
    </message>
</context>
<context>
    <name>NoteForms</name>
    <message>
        <source>Note changed. The earlier one stays in the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note saved on this laptop.</source>
        <translation type="unfinished">Nodyn wedi’i gadw ar y gliniadur hwn.</translation>
    </message>
    <message>
        <source>Note taken out again.</source>
        <translation type="unfinished">Tynnwyd y nodyn allan eto.</translation>
    </message>
    <message>
        <source>The note is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note is there again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Cau&apos;r neges</translation>
    </message>
</context>
<context>
    <name>OpportunitiesScreen</name>
    <message>
        <source>Add a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the network&apos;s card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All kinds of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Introduction for {role} ({reference})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists in this network&apos;s hand are believed from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network&apos;s priorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No vacancy fits this search. Change it, or show closed ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only those that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a list from the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the network&apos;s card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search vacancies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show c&amp;losed ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show closed ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no vacancies yet. They come by the network&apos;s hub; or add the list that {name} sends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vacancies come from your network&apos;s co-ordinator, by the hub or as a file. Add the network&apos;s card first, so that AnchorDesk can tell whose they are. One that you hear of yourself, type in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vacancies of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who could apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who could apply (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OrganisationCard</name>
    <message>
        <source>Add a key from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file that your lead gave you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on your organisation cannot open this vault. Backups and copies that were made before keep the key. If you lose your passphrase, only a recovery sheet helps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No organisation can open this vault any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No organisation can open this vault. With a key of your organisation, your lead can open it if you leave, or lose your passphrase and recovery sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the organisation&apos;s key away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this key away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation&apos;s recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{organisation} can open this vault and the backups that you make from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{organisation} can open this vault as well. Its key: {fingerprint}, added {day}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OtherVaultDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Canslo</translation>
    </message>
    <message>
        <source>Each person has a vault and a passphrase of their own. Vaults have numbers here and no names: remember yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make another vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else&apos;s vault</source>
        <translation type="unfinished">Cromgell rhywun arall</translation>
    </message>
    <message>
        <source>Vault {number}</source>
        <translation>Cromgell {number}</translation>
    </message>
</context>
<context>
    <name>OversightScreen</name>
    <message>
        <source>A laptop is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All {n} events are as they were written. Signed by the desk {desk}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a copy of a trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check a return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check what was handed to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the copy of a trail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the tables of a return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies of a trail (*.jsonl)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts only, sealed to leads&apos; desks once a day. They are exact and small: keep them inside your organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many residents were on it is not known: it never reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the work of each desk stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not seen for 4 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here shows a resident. A copy of a trail holds what was done and by whom; a return holds counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On no pathway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearse it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsed. Every step could be done today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsed. See to this before it is real: {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the record of processing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Let whoever is responsible for data protection confirm its bases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Special categories among them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This trail was changed after it was written, first at event {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What opens it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do, in order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to revoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} residents were on it, counted {day}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnPackCard</name>
    <message>
        <source>A lead packs them as one signed file, and the desks of the team take it in. Each sees first what it brings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack (*.pack)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a pack in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder with your letters, texts, pathways, rates and lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} is in use on this desk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnPackDialog</name>
    <message>
        <source>&amp;What it brings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts before what AnchorDesk ships. Pathways that somebody is on stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the first one here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes the place of version {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pack (*.pack)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{organisation}, version {version}, of {day}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnVacancyButtons</name>
    <message>
        <source>Change vacancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close vacancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vacancy is closed. It stays among the closed ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type in a vacancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vacancy saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>&amp;Exactly this will be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave out what is about somebody else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Names to remove, one on a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of everything kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list from the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what is left out; once more, and it stays. The copy says so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Con&amp;cerns and restricted notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have decided on each with our safeguarding lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes the place of version {version}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read each line. Names of other residents that were found are below; friends, family and neighbours are for you to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say that you have decided on each concern and restricted note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are left out, without a mark, until you choose otherwise above. The person has a right to them unless that would be likely to cause serious harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{network} made it on {day}. It is version {version}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>&amp;Go to</source>
        <translation>&amp;Mynd i</translation>
    </message>
    <message>
        <source>A resident, a screen, or what you want to do</source>
        <translation>Preswylydd, sgrin, neu&apos;r hyn rydych am ei wneud</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Mynd i</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Does dim yn cyfateb.</translation>
    </message>
    <message>
        <source>Type two letters of a name, a reference, a postcode or a phone number.</source>
        <translation>Teipiwch ddwy lythyren o enw, cyfeirnod, cod post neu rif ffôn.</translation>
    </message>
    <message>
        <source>What matches</source>
        <translation>Yr hyn sy&apos;n cyfateb</translation>
    </message>
    <message>
        <source>{more} more match. Type more letters.</source>
        <translation type="unfinished">Mae {more} arall yn cyfateb. Teipiwch ragor o lythrennau.</translation>
    </message>
</context>
<context>
    <name>PartSheetsDialog</name>
    <message>
        <source>Choose a folder for the three sheets, to print them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make three sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The names are printed on the sheets, so that whoever has one knows whom to ask. You may leave them empty and write them by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three people keep one sheet each. Any two of them open your vault if you forget the passphrase or lose this computer; one sheet alone opens nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who keeps sheet {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Partners</name>
    <message>
        <source>Check my records first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder or stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder or stick with your team&apos;s figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No colleague&apos;s desk is known yet. You count your own residents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lead is known yet. Ask your lead for an invitation to the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the network&apos;s invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put waiting figures in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read figures from a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returns go to {url}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send my figures to my lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desk has not joined a network. Returns stay on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You invite colleagues on the screen Team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You join your lead&apos;s team on the screen Team, by an invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need the invitation file of the network&apos;s co-ordinator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your figures go to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your team lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{desks}: {names}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PartsConfirmDialog</name>
    <message>
        <source>Check the three sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only then do two of them open the vault, and an earlier sheet no more. If you cancel, or AnchorDesk locks before, the files are taken away and nothing changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sheet {sheet}, group {group}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three files are saved in {folder}. Open and print each, and type one group of each back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these sheets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Enter your present passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four or five words that do not belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can reset it for you. Backups that were made before keep the passphrase that they were made with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show passphrase</source>
        <translation>Dangos y cyfrinymadrodd</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same one again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseStep</name>
    <message>
        <source>Four or five words that do not belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It locks every record on this laptop. If you forget it, only a recovery sheet or your organisation&apos;s key opens them: without either they are lost. Make the sheet under Settings once you are in, and keep the print somewhere safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Cyfrinymadrodd</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show passphrase</source>
        <translation>Dangos y cyfrinymadrodd</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same one again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassportDialog</name>
    <message>
        <source>&amp;Agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Everything that goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;For whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;How they said so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Parts they agree to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What they want there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A member of whom you have the card. Cards are added under Referrals.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name and date of birth always go. Notes, alerts and concerns never do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the organisation you choose can open the file. With a code, a paper to print is saved beside it: hand over both, and delete both here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save sealed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show them what stands here, and tick that they agree to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resident keeps it, with a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They have seen this and agree to it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>All of it, from ANCHORDESK1 to its end; line breaks do not matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste invitation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleDialog</name>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Everybody in this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People behind this number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other {number} are of other desks, or of records corrected since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list stays on your screen. The return holds no names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who came and who went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{others} more were counted on other desks, which send no names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{own} of your own records.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{period}: {before}. Now: {now}. Of your own records {came} came and {went} went.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanActionDialog</name>
    <message>
        <source>&amp;By when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Goal that it serves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What is to be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day by which it is to be done. For example, 14 12 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, 14 12 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W&amp;ho does it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wor&amp;ker who sees to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what is to be done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanSection</name>
    <message>
        <source>Action changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action moved.</source>
        <translation>Symudwyd y dasg.</translation>
    </message>
    <message>
        <source>Action saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back safely {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change action: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change appointment: {what}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am back safely</source>
        <translation>Rwyf yn ôl yn ddiogel</translation>
    </message>
    <message>
        <source>I am back safely: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is due as before.</source>
        <translation type="unfinished">Mae&apos;r dyddiad fel o&apos;r blaen.</translation>
    </message>
    <message>
        <source>It is open again whether you are back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter saved as a PDF. It is not protected: delete it when printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to another day: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No actions yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No appointments yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted: you are back safely.</source>
        <translation>Nodwyd: rydych yn ôl yn ddiogel.</translation>
    </message>
    <message>
        <source>Other actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan saved as a PDF. Print it, then delete the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print letter</source>
        <translation type="unfinished">Argraffu llythyr</translation>
    </message>
    <message>
        <source>Print plan</source>
        <translation type="unfinished">Argraffu cynllun</translation>
    </message>
    <message>
        <source>State of the goal {goal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The appointment is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The goal is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The letter is out of the timeline. The file is still there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What became of {what}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave at {time}</source>
        <translation>gadael am {time}</translation>
    </message>
    <message>
        <source>“{words}” is as it was before.</source>
        <translation>Mae “{words}” fel yr oedd o&apos;r blaen.</translation>
    </message>
</context>
<context>
    <name>PolicyCard</name>
    <message>
        <source>Only your IT support can change these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set by your organisation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PrintPlanDialog</name>
    <message>
        <source>&amp;Everything that the paper says</source>
        <translation type="unfinished">&amp;Popeth y mae’r papur yn ei ddweud</translation>
    </message>
    <message>
        <source>&amp;How it is written</source>
        <translation type="unfinished">&amp;Sut y mae wedi’i ysgrifennu</translation>
    </message>
    <message>
        <source>&amp;Which plan</source>
        <translation type="unfinished">Pa &amp;gynllun</translation>
    </message>
    <message>
        <source>As it stands now</source>
        <translation type="unfinished">Fel y mae nawr</translation>
    </message>
    <message>
        <source>As it was agreed on {day}</source>
        <translation type="unfinished">Fel y cytunwyd arno ar {day}</translation>
    </message>
    <message>
        <source>Easy read: large type and short sentences</source>
        <translation type="unfinished">Hawdd ei ddeall: print mawr a brawddegau byr</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished">&amp;Iaith</translation>
    </message>
    <message>
        <source>No alerts, needs or notes go in. The file is not protected by AnchorDesk: print it, then delete it.</source>
        <translation type="unfinished">Nid yw rhybuddion, anghenion na nodiadau yn mynd i mewn. Nid yw AnchorDesk yn diogelu’r ffeil: argraffwch hi, yna dilëwch hi.</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation type="unfinished">Plaen</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished">Cadw fel PDF</translation>
    </message>
</context>
<context>
    <name>PrintTimelineDialog</name>
    <message>
        <source>&amp;Everything that the paper says</source>
        <translation type="unfinished">&amp;Popeth y mae’r papur yn ei ddweud</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Safeguarding concerns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What is printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins with what names other residents or speaks of safeguarding. Friends, family and neighbours are for you to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty for everything from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day, or nothing. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print headlines only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print them too; that you looked is written down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished">Cadw fel PDF</translation>
    </message>
    <message>
        <source>The file is not protected by AnchorDesk: print it, then delete it.</source>
        <translation type="unfinished">Nid yw AnchorDesk yn diogelu’r ffeil: argraffwch hi, yna dilëwch hi.</translation>
    </message>
</context>
<context>
    <name>PrioritiesDialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network&apos;s priorities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Priority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sums over all members&apos; returns. [c] is a sum that is hidden to protect people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who looks after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{network}, {years}. List of {day}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QrCode</name>
    <message>
        <source>Invitation as a code to scan</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QualityScreen</name>
    <message>
        <source>&amp;Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As a PDF with references, without names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to open questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In which records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not asked again until the record says something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept: looked at, and it is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at: it is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking through the records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the form that puts it right, at its field (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the record there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what is right ({number})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question is open again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What somebody looked at and said is right. It comes back by itself once the record says something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this matters: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{questions} saved as a PDF. It is not protected: delete it when done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickNoteDialog</name>
    <message>
        <source>&amp;Resident</source>
        <translation>&amp;Preswylydd</translation>
    </message>
    <message>
        <source>Choose the resident that the note is about.</source>
        <translation>Dewiswch y preswylydd y mae&apos;r nodyn amdano.</translation>
    </message>
    <message>
        <source>Note taken out again.</source>
        <translation type="unfinished">Tynnwyd y nodyn allan eto.</translation>
    </message>
</context>
<context>
    <name>RatesCard</name>
    <message>
        <source>A newer AnchorDesk brings newer rates. None is guessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rates that jobs are judged by</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadingChart</name>
    <message>
        <source>Show as chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordBreachDialog</name>
    <message>
        <source>&amp;Day on which it became known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time, as near as you know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About how &amp;many people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a number, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, 14:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty if not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What &amp;happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What &amp;kind of thing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down a breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down every breach, also one that need not be reported. Leave names out: the Information Commissioner may ask to see this log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what happened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordForms</name>
    <message>
        <source>Answers saved on this laptop.</source>
        <translation type="unfinished">Atebion wedi’u cadw ar y gliniadur hwn.</translation>
    </message>
    <message>
        <source>Changes saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done: {words}</source>
        <translation>Wedi&apos;i wneud: {words}</translation>
    </message>
    <message>
        <source>Enrolled. Saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job saved on this laptop. The stage is a record of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge undone. {reference} is a record of its own again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move made by mistake, undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the stage as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move undone. The timeline shows both moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to {stage}. Saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next action saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next action taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job goes on as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are as they were before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are not enrolled there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline saved as a PDF. It is not protected: delete it when printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wishes saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference} was merged into this record. Saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stage}. Saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{words}” is open again.</source>
        <translation>Mae “{words}” ar agor eto.</translation>
    </message>
</context>
<context>
    <name>RecordRequestDialog</name>
    <message>
        <source>&amp;Day on which it came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reference of the resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What they ask for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A request needs no form and no reason: said, written or e-mailed, it counts from the day it came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank &amp;holidays of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day on which it came. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the reference of the resident, as the record shows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, AD-10001</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save request</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordScreen</name>
    <message>
        <source>Consent</source>
        <translation>Cydsyniad</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Manylion</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Swyddi</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Anghenion</translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>Cyfleoedd</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Cynllun</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Llinell amser</translation>
    </message>
</context>
<context>
    <name>RecoverForm</name>
    <message>
        <source>Compare group {numbers} with the sheet: something is mistyped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare groups {numbers} with the sheet: something is mistyped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four or five words that do not belong together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening your vault</source>
        <translation>Yn agor eich cromgell</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set passphrase and unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show passphrase</source>
        <translation>Dangos y cyfrinymadrodd</translation>
    </message>
    <message>
        <source>The code on your printed recovery sheet opens the vault, also on another computer. So do two of three sheets, typed one after the other. Then choose a new passphrase. Nothing in your records changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same one again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more than {groups} groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{groups} groups of {characters}; capitals, spaces and dashes do not matter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of the second sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{right} of {groups} groups are typed and right.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Group {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only then does its code open the vault, and an earlier sheet no more. If you cancel, or AnchorDesk locks before, the file is taken away and nothing changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet is saved as {file}. Open it, print it, and type two groups back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReferralAnswerDialog</name>
    <message>
        <source>&amp;Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;In a few words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReferralDialog</name>
    <message>
        <source>&amp;Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;For what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the resident first, or write why it may be shared without consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent to share: {standing}. Ask the resident and record the answer in the section Consent before you refer them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter to whom you refer the resident.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only where the law allows it, such as for safeguarding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To &amp;whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why without &amp;consent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReferralsScreen</name>
    <message>
        <source>&amp;Enrol on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why, or what to ask for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to this resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv);;JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the partner&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrol on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For good, such as when the person asks to be erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pathway yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No referrals. Read a file that a partner sent, or save the template.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a partner&apos;s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referrals (*.csv *.json *.xlsx *.ods)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referrals of partners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same &amp;person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the template</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Send it to the partner: one line for each person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back. The referral waits again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The referral is deleted for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The referral stands in the record of {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the partner sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, or what to ask for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is a resident now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} waits here now. Accept, or add to a resident.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new} new, {known} there already, {unreadable} that are no referral.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} to decide on. Nobody here is a resident yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RehearsalDialog</name>
    <message>
        <source>End the rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many residents were on it is not known: it never reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it were real, the Commissioner would have to be told by {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearse a lost laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a rehearsal: nothing is written into the log of breaches, nobody is told and nothing is revoked. Go through it with a colleague, and tick what you could do today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We could</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We could do this today: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} residents were on it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RenewDialog</name>
    <message>
        <source>Do this if somebody may have had a copy of this vault together with a way to open it. AnchorDesk locks, encrypts all records under a new key on a copy that is checked, and opens again. It needs room for that copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your passphrase.</source>
        <translation>Rhowch eich cyfrinymadrodd.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Cyfrinymadrodd</translation>
    </message>
    <message>
        <source>Your passphrase, your recovery sheet and your organisation&apos;s key stay as they are: change first what somebody else may know. Old backups keep the old key: make a new one afterwards, and destroy them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportNameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name. For example, Jobs by ward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows, columns, figures and filters are kept, not the numbers. A report of the same name is replaced.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportScreen</name>
    <message>
        <source>Excel (*.xlsx);;OpenDocument (*.ods);;CSV (*.csv);;PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People behind it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People behind it (Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the caseload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as {name}. It is not encrypted, and for inside only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody can stand in several lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That you looked is written down. Enter opens the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest {number} columns stand together.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResidentDialog</name>
    <message>
        <source>Resident added. Saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resident is not on the caseload any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ResidentField</name>
    <message>
        <source>No resident matches.</source>
        <translation>Does dim preswylydd yn cyfateb.</translation>
    </message>
    <message>
        <source>Residents found</source>
        <translation>Preswylwyr a ganfuwyd</translation>
    </message>
    <message>
        <source>Two or three letters of the name, then Enter</source>
        <translation>Dwy neu dair llythyren o&apos;r enw, yna Enter</translation>
    </message>
</context>
<context>
    <name>ResidentOpportunities</name>
    <message>
        <source>Change wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The main reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resident does not want to be compared with vacancies. The answer stands in the section Consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no vacancies yet. Add the network&apos;s list under Opportunities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vacancies, the best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they wish for</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestoreForm</name>
    <message>
        <source>Another computer, or a forgotten passphrase?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder with the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the stick or folder with the backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copying and checking your records. Large ones take minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your passphrase.</source>
        <translation>Rhowch eich cyfrinymadrodd.</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Cyfrinymadrodd</translation>
    </message>
    <message>
        <source>Restore and open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set passphrase and restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show passphrase</source>
        <translation>Dangos y cyfrinymadrodd</translation>
    </message>
    <message>
        <source>The backup is only read: your records are copied to this laptop, checked and opened. What was added after the backup is not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one that you had when the backup was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backups} in {folder}, the newest first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RetentionScreen</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lift the hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at: the hold goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is on hold, and nothing is kept too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a record on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is kept too long, and what is on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{counted}. Nothing is deleted by itself: look first, then erase or keep.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReturnsScreen</name>
    <message>
        <source>Approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve and send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approve as second lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to returns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting, protecting and checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 1 of 4: choose the return and the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 2 of 4: look at the tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 3 of 4: exactly what leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step 4 of 4: approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying coarser versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the documents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReturnsViewModel</name>
    <message>
        <source>{title}, revision {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reveal</name>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide restricted note: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show restricted note: {note}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RightsScreen</name>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open record</source>
        <translation>Agor y cofnod</translation>
    </message>
    <message>
        <source>People may ask for a copy of what is kept of them, to have it corrected or erased, or left as it is. Write a request down on the day it comes: it is answered in a month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, as a PDF and for computers. Give it only to the person themselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what is kept too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See who did what on this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take two more months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of AnchorDesk does not know the bank holidays around the last day of a request. The day shown is the earliest that may be right: keep to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they ask for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RuleDialog</name>
    <message>
        <source>A column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule over columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a column in the first line of the rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the value for everybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill “{field}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line that holds decides. Numbers are compared as numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same value for everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value for everybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Is above” needs a number, for example 0.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedReportBar</name>
    <message>
        <source>Delete report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report deleted. The figures are as they were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report saved: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedViewBar</name>
    <message>
        <source>&amp;View</source>
        <translation>Gol&amp;wg</translation>
    </message>
    <message>
        <source>All residents</source>
        <translation>Pob preswylydd</translation>
    </message>
    <message>
        <source>Delete view</source>
        <translation>Dileu&apos;r olwg</translation>
    </message>
    <message>
        <source>It stands in the bar at the side, so name nobody in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands in the bar at the side, so name nobody in it. A view of the same name is replaced. Words that you search for are kept too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Heb ei chadw eto</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>Ailenwi&apos;r olwg</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>Cadw&apos;r olwg</translation>
    </message>
    <message>
        <source>The views are as they were before.</source>
        <translation>Mae&apos;r golygon fel yr oeddent o&apos;r blaen.</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Golwg</translation>
    </message>
    <message>
        <source>View deleted: {name}. Everybody stays on the caseload.</source>
        <translation>Dilëwyd yr olwg: {name}. Mae pawb yn aros ar y llwyth achosion.</translation>
    </message>
    <message>
        <source>View renamed: {name}</source>
        <translation>Ailenwyd yr olwg: {name}</translation>
    </message>
    <message>
        <source>View saved: {name}</source>
        <translation>Cadwyd yr olwg: {name}</translation>
    </message>
</context>
<context>
    <name>SealedButtons</name>
    <message>
        <source>AnchorDesk (*.adpass)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards of members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the sealed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a sealed file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SealedDialog</name>
    <message>
        <source>&amp;All that it says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Code on the resident&apos;s paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight groups of five. Nothing of the code is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in the inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put in the inbox (Ctrl+Enter)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring them on a number you know before you rely on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same details were taken in before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code on the resident&apos;s paper.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SectionTabs</name>
    <message>
        <source>Sections of the record</source>
        <translation>Adrannau&apos;r cofnod</translation>
    </message>
</context>
<context>
    <name>SendingRow</name>
    <message>
        <source>Over the network this month: {sent} out, {came} in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends by it&amp;self</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sends by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer does not tell which network it is on, so messages go by themselves on any.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows and macOS tell a program which network this is only if it may know where you are. AnchorDesk does not ask for that, so messages go by themselves on any network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not on costly networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on any network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only on {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionDialog</name>
    <message>
        <source>&amp;Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find in this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Note for everybody who came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Who came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came: {came}. Did not come: {absent}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who came, or who did not come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day of the session. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the minutes as a whole number. For example, 45.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, interview workshop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can stay empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ref</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space: came. Once more: did not come. Once more: not on the register.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What &amp;it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what the session was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Appearance</source>
        <translation>Golwg</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Tywyll</translation>
    </message>
    <message>
        <source>From the next start. Welsh is not finished: some words stay English.</source>
        <translation>O&apos;r tro nesaf y bydd yn cychwyn. Nid yw&apos;r Gymraeg wedi&apos;i gorffen: mae rhai geiriau&apos;n aros yn Saesneg.</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Cyferbyniad uchel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Iaith</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Golau</translation>
    </message>
    <message>
        <source>Same as this computer</source>
        <translation>Yr un fath â&apos;r cyfrifiadur hwn</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Gosodiadau</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Maint y testun</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Bysell</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Llwybrau byr bysellfwrdd</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Beth mae&apos;n ei wneud</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ble</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>Age {age}</source>
        <translation>Oed {age}</translation>
    </message>
    <message>
        <source>Born {day}, age {age}</source>
        <translation>Ganwyd {day}, oed {age}</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Cyswllt</translation>
    </message>
    <message>
        <source>Ended on {day}</source>
        <translation>Gorffennodd ar {day}</translation>
    </message>
    <message>
        <source>From {day}</source>
        <translation>O {day}</translation>
    </message>
    <message>
        <source>Job has ended</source>
        <translation>Mae&apos;r swydd wedi gorffen</translation>
    </message>
    <message>
        <source>Job has ended: {role}, {employer}</source>
        <translation>Mae&apos;r swydd wedi gorffen: {role}, {employer}</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Swyddi</translation>
    </message>
    <message>
        <source>No texts or emails: the resident does not agree to them.</source>
        <translation>Dim negeseuon testun nac e-byst: nid yw&apos;r preswylydd yn cytuno iddynt.</translation>
    </message>
    <message>
        <source>Phone {phone}</source>
        <translation>Ffôn {phone}</translation>
    </message>
    <message>
        <source>Pronouns: {words}</source>
        <translation>Rhagenwau: {words}</translation>
    </message>
    <message>
        <source>Role not known</source>
        <translation>Rôl ddim yn hysbys</translation>
    </message>
    <message>
        <source>Since {day}: {terms}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text message or email</source>
        <translation type="unfinished">Neges destun neu e-bost</translation>
    </message>
    <message>
        <source>Text message or email (Ctrl+T)</source>
        <translation type="unfinished">Neges destun neu e-bost (Ctrl+T)</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>ddim yn hysbys</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>&amp;Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed if it is not this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why it was not this time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepFoot</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Stepper</name>
    <message>
        <source>Pathway</source>
        <translation>Llwybr</translation>
    </message>
    <message>
        <source>Stage {at} of {all}: {stage}</source>
        <translation>Cam {at} o {all}: {stage}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>wedi&apos;i wneud</translation>
    </message>
    <message>
        <source>here now</source>
        <translation>yma nawr</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>wedi&apos;i hepgor</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>i ddod</translation>
    </message>
</context>
<context>
    <name>SuggestField</name>
    <message>
        <source>Suggestions</source>
        <translation>Awgrymiadau</translation>
    </message>
</context>
<context>
    <name>SuitableDialog</name>
    <message>
        <source>Alerts</source>
        <translation>Rhybuddion</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cau</translation>
    </message>
    <message>
        <source>Conditions come first, then the reasons. You decide together with the resident; nothing of this leaves your laptop unless they agree to be introduced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Introduce by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open record</source>
        <translation>Agor y cofnod</translation>
    </message>
    <message>
        <source>Open record (Enter)</source>
        <translation>Agor y cofnod (Enter)</translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>Preswylydd</translation>
    </message>
    <message>
        <source>Residents, the best first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The main reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who could apply</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncScreen</name>
    <message>
        <source>Approved returns appear here, and it says when the network has them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for IT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures that you send to your lead appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been sent from this desk yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent and what waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncViewModel</name>
    <message>
        <source>A message about a return came from {names}. Look under Returns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting and sealing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New figures from {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new: these figures are here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Putting it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request to join {url} is waiting to be sent. You have joined once the list says that the network has received it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no figures for this desk in that folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing to the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your figures are sealed, and go to the hub when it can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{items} written to the folder. Take it to your lead; they read it on their desk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TablesStep</name>
    <message>
        <source>All numbers are rounded to a multiple of {base}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted from {desks}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No number had to be hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{numbers} hidden to protect people.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TakeJobOutDialog</name>
    <message>
        <source>&amp;Why it is taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a job that was never started. If it has ended, enter its last day instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job and its terms stay readable under Earlier details of jobs, with your reason. The stage does not move by itself. Returns that were approved stay as they are; a correction of one counts without this job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write why the job is taken out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeamScreen</name>
    <message>
        <source>Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desk belongs to no team yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your figures go to {name}. The team has no list yet: ask for an invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your team has no list yet. The desks below go on counting; create the organisation, then invite each of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{organisation}: {desks} in the team.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeamViewModel</name>
    <message>
        <source>Answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answering the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed. Each desk keeps to it once it has this news.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing how long a desk opens without news</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined. The case stays with your colleague.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending the membership</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the organisation&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered: {n}. They stay yours until your colleague accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring {lead} and read out your six words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. Whoever has this file can ask to join: give it to your colleague alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the invitation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back. The case is in your caseload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That desk was not taken in, and its invitation works no more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case comes as soon as your colleague&apos;s desk has your answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invitation works once, for seven days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The organisation is made. Print {sheet} and lock it away, then delete the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turning the request away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing to the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is in your team now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} makes the returns from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}&apos;s desk is in the team again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}&apos;s figures are refused.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TermsDialog</name>
    <message>
        <source>&amp;Contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;NHS pay band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day from which they hold. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, 14 11 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From this &amp;day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These terms were a mistake: &amp;take them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These terms were a mistake: take them out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What holds in this job from a day on: a rise, other hours, another contract, band or role. How it began stays as it is, and counts in returns.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextDialog</name>
    <message>
        <source>&amp;About</source>
        <translation type="unfinished">&amp;Ynglŷn â</translation>
    </message>
    <message>
        <source>&amp;Everything that is copied</source>
        <translation type="unfinished">&amp;Popeth sy’n cael ei gopïo</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation type="unfinished">&amp;Neges</translation>
    </message>
    <message>
        <source>&amp;Papers to bring</source>
        <translation type="unfinished">&amp;Papurau i ddod â nhw</translation>
    </message>
    <message>
        <source>A sentence of your &amp;own</source>
        <translation type="unfinished">Brawddeg o’ch eiddo eich &amp;hun</translation>
    </message>
    <message>
        <source>Copied. Paste it now: after a minute, and at each lock, it leaves the clipboard. Once it is sent, press Enter to record it.</source>
        <translation type="unfinished">Wedi’i gopïo. Gludwch ef nawr: ar ôl munud, ac wrth gloi, mae’n gadael y clipfwrdd. Ar ôl ei anfon, pwyswch Enter i’w gofnodi.</translation>
    </message>
    <message>
        <source>Copy the words</source>
        <translation type="unfinished">Copïo’r geiriau</translation>
    </message>
    <message>
        <source>Copy the words (Ctrl+Shift+C)</source>
        <translation type="unfinished">Copïo’r geiriau (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>How they &amp;reach you</source>
        <translation type="unfinished">Sut i &amp;gysylltu â chi</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished">&amp;Iaith</translation>
    </message>
    <message>
        <source>Sent &amp;by</source>
        <translation type="unfinished">Anfonwyd &amp;drwy</translation>
    </message>
    <message>
        <source>Such as: passport, tenancy agreement</source>
        <translation type="unfinished">Er enghraifft: pasbort, cytundeb tenantiaeth</translation>
    </message>
    <message>
        <source>There is no such appointment on the record: arrange it first.</source>
        <translation type="unfinished">Nid oes apwyntiad o’r fath ar y cofnod: trefnwch ef yn gyntaf.</translation>
    </message>
    <message>
        <source>Write which papers to bring.</source>
        <translation type="unfinished">Ysgrifennwch pa bapurau i ddod â nhw.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>&amp;Headlines only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note after the first contact.</source>
        <translation>Ychwanegwch nodyn ar ôl y cyswllt cyntaf.</translation>
    </message>
    <message>
        <source>Change note</source>
        <translation>Newid y nodyn</translation>
    </message>
    <message>
        <source>Change note: {note}</source>
        <translation>Newid y nodyn: {note}</translation>
    </message>
    <message>
        <source>Changed {when}: see earlier</source>
        <translation>Newidiwyd {when}: gweld y cynharach</translation>
    </message>
    <message>
        <source>Delete note</source>
        <translation>Dileu&apos;r nodyn</translation>
    </message>
    <message>
        <source>Delete note: {note}</source>
        <translation>Dileu&apos;r nodyn: {note}</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing recorded yet</source>
        <translation>Dim wedi&apos;i gofnodi eto</translation>
    </message>
    <message>
        <source>Print timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {count} older</source>
        <translation>Dangos {count} hŷn</translation>
    </message>
    <message>
        <source>Stages, work, consent, referrals, approvals, and the first and last contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline, newest first</source>
        <translation>Llinell amser, y diweddaraf yn gyntaf</translation>
    </message>
    <message>
        <source>{kind} ({number})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>Add note</source>
        <translation>Ychwanegu nodyn</translation>
    </message>
    <message>
        <source>Add note about the resident of the chosen line</source>
        <translation>Ychwanegu nodyn am breswylydd y llinell a ddewiswyd</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Heb ddod</translation>
    </message>
    <message>
        <source>Mark done</source>
        <translation>Nodi wedi&apos;i wneud</translation>
    </message>
    <message>
        <source>Mark done (Space)</source>
        <translation>Nodi wedi&apos;i wneud (Bylchwr)</translation>
    </message>
    <message>
        <source>Move to another day</source>
        <translation>Symud i ddiwrnod arall</translation>
    </message>
    <message>
        <source>My week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>Does dim i&apos;w wneud</translation>
    </message>
    <message>
        <source>Nothing on this list fits the search.</source>
        <translation type="unfinished">Nid oes dim ar y rhestr hon yn cyfateb i’r chwiliad.</translation>
    </message>
    <message>
        <source>Open record</source>
        <translation>Agor y cofnod</translation>
    </message>
    <message>
        <source>Open record (Enter)</source>
        <translation>Agor y cofnod (Enter)</translation>
    </message>
    <message>
        <source>Print my day</source>
        <translation type="unfinished">Argraffu fy niwrnod</translation>
    </message>
    <message>
        <source>Save calendar file</source>
        <translation>Cadw ffeil galendr</translation>
    </message>
    <message>
        <source>Show the next 7 &amp;days as well</source>
        <translation>Dangos y 7 &amp;diwrnod nesaf hefyd</translation>
    </message>
    <message>
        <source>Show the next 7 days as well</source>
        <translation>Dangos y 7 diwrnod nesaf hefyd</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation type="unfinished">Neges destun</translation>
    </message>
    <message>
        <source>Text message or email (Ctrl+T)</source>
        <translation type="unfinished">Neges destun neu e-bost (Ctrl+T)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heddiw</translation>
    </message>
    <message>
        <source>What today asks for</source>
        <translation type="unfinished">Yr hyn sydd i&apos;w wneud heddiw</translation>
    </message>
    <message>
        <source>Your day is saved as a PDF. Print it, then delete the file.</source>
        <translation type="unfinished">Mae eich diwrnod wedi’i gadw fel PDF. Argraffwch ef, yna dilëwch y ffeil.</translation>
    </message>
</context>
<context>
    <name>ToldDialog</name>
    <message>
        <source>&amp;Day on which the commissioner was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day on which the &amp;people were told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter when somebody was told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, 14:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save who was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrailDialog</name>
    <message>
        <source>&amp;From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Words or person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking every event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day, or nothing. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every event is as it was written. Newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save signed copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, signed by this desk: {events}. Give it to the auditor as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest {events} are shown; there are more. Narrow the search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trail was changed after it was written, first at event {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole trail, for an auditor: numbers and codes, no resident&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did what on this desk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustDialog</name>
    <message>
        <source>Add network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the network&apos;s card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring the network&apos;s co-ordinator on a number you know, and type what they read out: five groups of four.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This card says that it belongs to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {name} sent before will be taken away.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockView</name>
    <message>
        <source>AnchorDesk is locked</source>
        <translation>Mae AnchorDesk wedi&apos;i gloi</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Mae&apos;n ymddangos bod Caps Lock ymlaen.</translation>
    </message>
    <message>
        <source>Encrypting all records under a new key. It cannot be stopped halfway; if the computer stops, the next unlock finds all as it was, or all new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your passphrase.</source>
        <translation>Rhowch eich cyfrinymadrodd.</translation>
    </message>
    <message>
        <source>Forgotten your passphrase?</source>
        <translation>Wedi anghofio eich cyfrinymadrodd?</translation>
    </message>
    <message>
        <source>Has its owner left?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked. Your records are safe.</source>
        <translation>Wedi&apos;i gloi. Mae eich cofnodion yn ddiogel.</translation>
    </message>
    <message>
        <source>Open it in an emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening your vault</source>
        <translation>Yn agor eich cromgell</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Cyfrinymadrodd</translation>
    </message>
    <message>
        <source>Read your lead&apos;s files</source>
        <translation type="unfinished">Darllen ffeiliau eich arweinydd</translation>
    </message>
    <message>
        <source>Show passphrase</source>
        <translation>Dangos y cyfrinymadrodd</translation>
    </message>
    <message>
        <source>Somebody else&apos;s vault</source>
        <translation type="unfinished">Cromgell rhywun arall</translation>
    </message>
    <message>
        <source>There was no room on the disk for what you were typing. It is kept in memory, sealed. Do not close AnchorDesk: free some space, then unlock.</source>
        <translation type="unfinished">Doedd dim lle ar y ddisg i&apos;r hyn roeddech yn ei deipio. Mae&apos;n cael ei gadw yn y cof, dan sêl. Peidiwch â chau AnchorDesk: rhyddhewch rywfaint o le, yna datglowch.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Datgloi</translation>
    </message>
    <message>
        <source>Vault {number}</source>
        <translation>Cromgell {number}</translation>
    </message>
    <message>
        <source>You can try again in {time}.</source>
        <translation>Cewch roi cynnig arall arni ymhen {time}.</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>Cewch roi cynnig arall arni nawr.</translation>
    </message>
    <message>
        <source>Your lead&apos;s files</source>
        <translation type="unfinished">Ffeiliau eich arweinydd</translation>
    </message>
</context>
<context>
    <name>VacancyCard</name>
    <message>
        <source>The chosen vacancy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VacancyDialog</name>
    <message>
        <source>&amp;Closes on, if known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Employer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Getting there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Most hours a week, if more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;NHS pay band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Starts on, if known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Where the work is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line each. Matching asks about each; it never takes one for met.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interview is guaranteed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins at {pay} an hour today, in England.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buses and until when they run, the walk from the stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;ontract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a day, or nothing. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter how many places are open, as a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the employer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the role. For example, ward housekeeper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, two weeks of days, one of nights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours g&amp;uaranteed, if said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How shi&amp;fts go round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to &amp;apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In or ou&amp;tside London</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can start without</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;laces open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no pay of this band for today in AnchorDesk&apos;s table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>War&amp;d, if known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What else they &amp;insist on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the work is done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueField</name>
    <message>
        <source>Leave empty</source>
        <translation>Gadael yn wag</translation>
    </message>
</context>
<context>
    <name>VaultWatch</name>
    <message>
        <source>Go to backups</source>
        <translation>Mynd i&apos;r copïau wrth gefn</translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation>Rwyf wedi darllen hyn</translation>
    </message>
    <message>
        <source>There is no backup of your records yet. If this computer is lost, so are they.</source>
        <translation>Does dim copi wrth gefn o&apos;ch cofnodion eto. Os collir y cyfrifiadur hwn, fe&apos;u collir hwythau.</translation>
    </message>
    <message>
        <source>Your newest backup is {days} old.</source>
        <translation>Mae eich copi wrth gefn diweddaraf yn {days} oed.</translation>
    </message>
</context>
<context>
    <name>ViewEntries</name>
    <message>
        <source>Saved views of the caseload</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewEntry</name>
    <message>
        <source>{view}, {residents}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewNameDialog</name>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Enw</translation>
    </message>
    <message>
        <source>Enter a name. For example, Due this week.</source>
        <translation>Rhowch enw. Er enghraifft, I&apos;w wneud yr wythnos hon.</translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Look at it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people approve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You approved it. {name} signs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You did not approve it. {name} was told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} approved it. You can sign it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} asks you to approve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} did not approve it: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekScreen</name>
    <message>
        <source>Appointments of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am back safely</source>
        <translation type="unfinished">Rwyf yn ôl yn ddiogel</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your week is saved as a PDF. Print it, then delete the file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhoStep</name>
    <message>
        <source>As your colleagues know you, for example S. Kaur</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WishesDialog</name>
    <message>
        <source>&amp;Least hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Most hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter hours, such as 22.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter hours, such as 37.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter pay in pounds, such as 12.60.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter whole miles, such as 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least &amp;pay an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M&amp;iles they can travel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save wishes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they wish for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When they can work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WithdrawalDialog</name>
    <message>
        <source>&amp;Day of the withdrawal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day. For example, 14 11 2026.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can stay empty: nobody has to give one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be told: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What follows</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsDialog</name>
    <message>
        <source>Choose the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare six words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is one more desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of these: refuse this desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick the line that you heard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaces {name}&apos;s earlier laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring {name}, or stand next to them, and ask for the six words on their screen. Then pick the line that you heard. Do not read any of these lines out yourself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take into the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The figures of a replaced laptop stop counting once the new one has sent its own, so that nobody is counted twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that you heard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Bars</name>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Cover</name>
    <message>
        <source>Hidden while you are in another program. Come back to go on.</source>
        <translation>Wedi&apos;i guddio tra byddwch mewn rhaglen arall. Dewch yn ôl i barhau.</translation>
    </message>
</context>
<context>
    <name>_Standing</name>
    <message>
        <source>Last backup: {when}, in {folder}.</source>
        <translation>Copi wrth gefn diwethaf: {when}, yn {folder}.</translation>
    </message>
    <message>
        <source>No backup has been made yet.</source>
        <translation>Does dim copi wrth gefn wedi&apos;i wneud eto.</translation>
    </message>
    <message>
        <source>{backup} That is to come: check this computer&apos;s clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{backup} That is {days} ago: make a new one now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>after unlock</name>
    <message>
        <source>All records are encrypted under a new key. Old backups keep the old one: make a new backup, then destroy them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored from the backup of {when}. The backup is as it was. What was added after it is not here: do not go on in an older vault as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new passphrase opens this vault from now on. The recovery sheet works as before: put it away again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have taken this vault over. Hand its cases to colleagues on Team, then end this desk&apos;s membership from your own desk. Put the organisation&apos;s sheet away again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>approvals</name>
    <message>
        <source>Answer saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is waited for again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked for. Nothing depends on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record the answer: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request saved. You can go on meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor&apos;s approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the request back: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan was agreed anew since, on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer} by {name}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answer}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: asked of {name} on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>breach</name>
    <message>
        <source>Enter the day and the time, such as 14 11 2026 and 14:30.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>counted</name>
    <message>
        <source>action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>action plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>action plans</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>action plans</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>actions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>actions</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>alerts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>alerts</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer on consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>answers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answers</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answers on consent</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>answers on consent</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>application</source>
        <translation>cais</translation>
    </message>
    <message numerus="yes">
        <source>applications</source>
        <translation>
            <numerusform>o geisiadau</numerusform>
            <numerusform>o geisiadau</numerusform>
            <numerusform>o geisiadau</numerusform>
            <numerusform>o geisiadau</numerusform>
            <numerusform>o geisiadau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>applications</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>appointment</source>
        <translation>apwyntiad</translation>
    </message>
    <message numerus="yes">
        <source>appointments</source>
        <translation>
            <numerusform>o apwyntiadau</numerusform>
            <numerusform>o apwyntiadau</numerusform>
            <numerusform>o apwyntiadau</numerusform>
            <numerusform>o apwyntiadau</numerusform>
            <numerusform>o apwyntiadau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>appointments</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>backup</source>
        <translation>copi wrth gefn</translation>
    </message>
    <message numerus="yes">
        <source>backups</source>
        <translation>
            <numerusform>o gopïau wrth gefn</numerusform>
            <numerusform>o gopïau wrth gefn</numerusform>
            <numerusform>o gopïau wrth gefn</numerusform>
            <numerusform>o gopïau wrth gefn</numerusform>
            <numerusform>o gopïau wrth gefn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>backups</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>bytes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>bytes</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>case</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>cases</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cases</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>check</source>
        <translation>gwiriad</translation>
    </message>
    <message>
        <source>check of a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>checks</source>
        <translation>
            <numerusform>o wiriadau</numerusform>
            <numerusform>o wiriadau</numerusform>
            <numerusform>o wiriadau</numerusform>
            <numerusform>o wiriadau</numerusform>
            <numerusform>o wiriadau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>checks</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>checks of jobs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>checks of jobs</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>closed concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>closed concerns</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>closed concerns</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>colleague&apos;s desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>colleagues&apos; desks</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>colleagues&apos; desks</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>concern to review</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>concerns to review</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>concerns to review</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>consent to ask for</source>
        <translation type="unfinished">cydsyniad i ofyn amdano</translation>
    </message>
    <message numerus="yes">
        <source>consents to ask for</source>
        <translation type="unfinished">
            <numerusform>o gydsyniadau i ofyn amdanynt</numerusform>
            <numerusform>o gydsyniadau i ofyn amdanynt</numerusform>
            <numerusform>o gydsyniadau i ofyn amdanynt</numerusform>
            <numerusform>o gydsyniadau i ofyn amdanynt</numerusform>
            <numerusform>o gydsyniadau i ofyn amdanynt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>consents to ask for</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>count</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>counts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>counts</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>day</source>
        <translation>diwrnod</translation>
    </message>
    <message numerus="yes">
        <source>days</source>
        <translation>
            <numerusform>diwrnod</numerusform>
            <numerusform>diwrnod</numerusform>
            <numerusform>diwrnod</numerusform>
            <numerusform>diwrnod</numerusform>
            <numerusform>diwrnod</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>days</source>
        <comment>two</comment>
        <translation>
            <numerusform>ddiwrnod</numerusform>
            <numerusform>ddiwrnod</numerusform>
            <numerusform>ddiwrnod</numerusform>
            <numerusform>ddiwrnod</numerusform>
            <numerusform>ddiwrnod</numerusform>
        </translation>
    </message>
    <message>
        <source>desk</source>
        <translation type="unfinished">desg</translation>
    </message>
    <message numerus="yes">
        <source>desks</source>
        <translation type="unfinished">
            <numerusform>o ddesgiau</numerusform>
            <numerusform>o ddesgiau</numerusform>
            <numerusform>o ddesgiau</numerusform>
            <numerusform>o ddesgiau</numerusform>
            <numerusform>o ddesgiau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>desks</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>document</source>
        <translation>dogfen</translation>
    </message>
    <message numerus="yes">
        <source>documents</source>
        <translation>
            <numerusform>o ddogfennau</numerusform>
            <numerusform>o ddogfennau</numerusform>
            <numerusform>o ddogfennau</numerusform>
            <numerusform>o ddogfennau</numerusform>
            <numerusform>o ddogfennau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>documents</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>draft</source>
        <translation>drafft</translation>
    </message>
    <message numerus="yes">
        <source>drafts</source>
        <translation>
            <numerusform>o ddrafftiau</numerusform>
            <numerusform>o ddrafftiau</numerusform>
            <numerusform>o ddrafftiau</numerusform>
            <numerusform>o ddrafftiau</numerusform>
            <numerusform>o ddrafftiau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>drafts</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>earlier detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earlier detail of a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>earlier detail of a need</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>earlier details</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>earlier details</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>earlier details of jobs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>earlier details of jobs</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>earlier details of needs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>earlier details of needs</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>enrolment</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>enrolments</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>enrolments</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>event</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>events</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>events</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>fact about a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>facts about documents</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>facts about documents</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>field</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>fields</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>fields</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>figures</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>figures</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for today</source>
        <translation>
            <numerusform>ar gyfer heddiw</numerusform>
            <numerusform>ar gyfer heddiw</numerusform>
            <numerusform>ar gyfer heddiw</numerusform>
            <numerusform>ar gyfer heddiw</numerusform>
            <numerusform>ar gyfer heddiw</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for today</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>funder of a pathway</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>funders of pathways</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>funders of pathways</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>goal</source>
        <translation>nod</translation>
    </message>
    <message numerus="yes">
        <source>goals</source>
        <translation>
            <numerusform>o nodau</numerusform>
            <numerusform>o nodau</numerusform>
            <numerusform>o nodau</numerusform>
            <numerusform>o nodau</numerusform>
            <numerusform>o nodau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>goals</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>group</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>groups</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>groups</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>hold on the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hold to look at again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>holds on the record</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holds on the record</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holds to look at again</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>holds to look at again</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the next 7 days</source>
        <translation>
            <numerusform>yn y 7 diwrnod nesaf</numerusform>
            <numerusform>yn y 7 diwrnod nesaf</numerusform>
            <numerusform>yn y 7 diwrnod nesaf</numerusform>
            <numerusform>yn y 7 diwrnod nesaf</numerusform>
            <numerusform>yn y 7 diwrnod nesaf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in the next 7 days</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>item</source>
        <translation>eitem</translation>
    </message>
    <message numerus="yes">
        <source>items</source>
        <translation>
            <numerusform>o eitemau</numerusform>
            <numerusform>o eitemau</numerusform>
            <numerusform>o eitemau</numerusform>
            <numerusform>o eitemau</numerusform>
            <numerusform>o eitemau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>items</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>job</source>
        <translation>swydd</translation>
    </message>
    <message>
        <source>job to ask about</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>jobs</source>
        <translation>
            <numerusform>o swyddi</numerusform>
            <numerusform>o swyddi</numerusform>
            <numerusform>o swyddi</numerusform>
            <numerusform>o swyddi</numerusform>
            <numerusform>o swyddi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>jobs</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>jobs to ask about</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>jobs to ask about</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>letters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>letters</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>line</source>
        <translation>llinell</translation>
    </message>
    <message numerus="yes">
        <source>lines</source>
        <translation>
            <numerusform>o linellau</numerusform>
            <numerusform>o linellau</numerusform>
            <numerusform>o linellau</numerusform>
            <numerusform>o linellau</numerusform>
            <numerusform>o linellau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lines</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>look at what would be counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>looks at what would be counted</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>looks at what would be counted</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>measures</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>measures</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>median</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>medians</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>medians</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>message</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>messages</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>mile</source>
        <translation>filltir</translation>
    </message>
    <message numerus="yes">
        <source>miles</source>
        <translation>
            <numerusform>milltir</numerusform>
            <numerusform>milltir</numerusform>
            <numerusform>milltir</numerusform>
            <numerusform>milltir</numerusform>
            <numerusform>milltir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>miles</source>
        <comment>two</comment>
        <translation>
            <numerusform>filltir</numerusform>
            <numerusform>filltir</numerusform>
            <numerusform>filltir</numerusform>
            <numerusform>filltir</numerusform>
            <numerusform>filltir</numerusform>
        </translation>
    </message>
    <message>
        <source>minute</source>
        <translation>munud</translation>
    </message>
    <message numerus="yes">
        <source>minutes</source>
        <translation>
            <numerusform>munud</numerusform>
            <numerusform>munud</numerusform>
            <numerusform>munud</numerusform>
            <numerusform>munud</numerusform>
            <numerusform>munud</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>minutes</source>
        <comment>two</comment>
        <translation>
            <numerusform>funud</numerusform>
            <numerusform>funud</numerusform>
            <numerusform>funud</numerusform>
            <numerusform>funud</numerusform>
            <numerusform>funud</numerusform>
        </translation>
    </message>
    <message>
        <source>need</source>
        <translation>angen</translation>
    </message>
    <message numerus="yes">
        <source>needs</source>
        <translation>
            <numerusform>o anghenion</numerusform>
            <numerusform>o anghenion</numerusform>
            <numerusform>o anghenion</numerusform>
            <numerusform>o anghenion</numerusform>
            <numerusform>o anghenion</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>new message</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>new messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>new messages</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>next action</source>
        <translation>tasg nesaf</translation>
    </message>
    <message numerus="yes">
        <source>next actions</source>
        <translation>
            <numerusform>o dasgau nesaf</numerusform>
            <numerusform>o dasgau nesaf</numerusform>
            <numerusform>o dasgau nesaf</numerusform>
            <numerusform>o dasgau nesaf</numerusform>
            <numerusform>o dasgau nesaf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next actions</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>note</source>
        <translation>nodyn</translation>
    </message>
    <message numerus="yes">
        <source>notes</source>
        <translation>
            <numerusform>o nodiadau</numerusform>
            <numerusform>o nodiadau</numerusform>
            <numerusform>o nodiadau</numerusform>
            <numerusform>o nodiadau</numerusform>
            <numerusform>o nodiadau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>notes</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>number</source>
        <translation>rhif</translation>
    </message>
    <message numerus="yes">
        <source>numbers</source>
        <translation>
            <numerusform>o rifau</numerusform>
            <numerusform>o rifau</numerusform>
            <numerusform>o rifau</numerusform>
            <numerusform>o rifau</numerusform>
            <numerusform>o rifau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>numbers</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>open action</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>open actions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>open actions</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>open question</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>open questions</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>open questions</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>other record</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>other records</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>other records</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>overdue</source>
        <translation>
            <numerusform>yn hwyr</numerusform>
            <numerusform>yn hwyr</numerusform>
            <numerusform>yn hwyr</numerusform>
            <numerusform>yn hwyr</numerusform>
            <numerusform>yn hwyr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>overdue</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>pathway</source>
        <translation>llwybr</translation>
    </message>
    <message numerus="yes">
        <source>pathways</source>
        <translation>
            <numerusform>o lwybrau</numerusform>
            <numerusform>o lwybrau</numerusform>
            <numerusform>o lwybrau</numerusform>
            <numerusform>o lwybrau</numerusform>
            <numerusform>o lwybrau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pathways</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>people</source>
        <translation>
            <numerusform>o bobl</numerusform>
            <numerusform>o bobl</numerusform>
            <numerusform>o bobl</numerusform>
            <numerusform>o bobl</numerusform>
            <numerusform>o bobl</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>people</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>person</source>
        <translation>person</translation>
    </message>
    <message>
        <source>photo or PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>photos and PDFs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>photos and PDFs</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>place</source>
        <translation>lle</translation>
    </message>
    <message>
        <source>place in a household</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>places</source>
        <translation>
            <numerusform>o leoedd</numerusform>
            <numerusform>o leoedd</numerusform>
            <numerusform>o leoedd</numerusform>
            <numerusform>o leoedd</numerusform>
            <numerusform>o leoedd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>places</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>places in a household</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>places in a household</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>plan</source>
        <translation>cynllun</translation>
    </message>
    <message>
        <source>plan as it was agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>plans</source>
        <translation>
            <numerusform>o gynlluniau</numerusform>
            <numerusform>o gynlluniau</numerusform>
            <numerusform>o gynlluniau</numerusform>
            <numerusform>o gynlluniau</numerusform>
            <numerusform>o gynlluniau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>plans</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>plans as they were agreed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>plans as they were agreed</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>printed letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>printed letters</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>printed letters</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>ratings</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ratings</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>record kept too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>records kept too long</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>records kept too long</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>records on hold</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>records on hold</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>referral</source>
        <translation>atgyfeiriad</translation>
    </message>
    <message>
        <source>referral to decide on</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>referrals</source>
        <translation>
            <numerusform>o atgyfeiriadau</numerusform>
            <numerusform>o atgyfeiriadau</numerusform>
            <numerusform>o atgyfeiriadau</numerusform>
            <numerusform>o atgyfeiriadau</numerusform>
            <numerusform>o atgyfeiriadau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>referrals</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>referrals to decide on</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>referrals to decide on</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>resident</source>
        <translation>preswylydd</translation>
    </message>
    <message numerus="yes">
        <source>residents</source>
        <translation>
            <numerusform>o breswylwyr</numerusform>
            <numerusform>o breswylwyr</numerusform>
            <numerusform>o breswylwyr</numerusform>
            <numerusform>o breswylwyr</numerusform>
            <numerusform>o breswylwyr</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>residents</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>safe return missing</source>
        <translation type="unfinished">
            <numerusform>heb ddweud eu bod yn ôl</numerusform>
            <numerusform>heb ddweud eu bod yn ôl</numerusform>
            <numerusform>heb ddweud eu bod yn ôl</numerusform>
            <numerusform>heb ddweud eu bod yn ôl</numerusform>
            <numerusform>heb ddweud eu bod yn ôl</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>safe return missing</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>safeguarding concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>safeguarding concerns</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>safeguarding concerns</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>sealed message</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>sealed messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sealed messages</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>second</source>
        <translation>eiliad</translation>
    </message>
    <message numerus="yes">
        <source>seconds</source>
        <translation>
            <numerusform>eiliad</numerusform>
            <numerusform>eiliad</numerusform>
            <numerusform>eiliad</numerusform>
            <numerusform>eiliad</numerusform>
            <numerusform>eiliad</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>seconds</source>
        <comment>two</comment>
        <translation>
            <numerusform>eiliad</numerusform>
            <numerusform>eiliad</numerusform>
            <numerusform>eiliad</numerusform>
            <numerusform>eiliad</numerusform>
            <numerusform>eiliad</numerusform>
        </translation>
    </message>
    <message>
        <source>shorter stretch</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>shorter stretches</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shorter stretches</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>supervisor&apos;s approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>supervisor&apos;s approvals</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>supervisor&apos;s approvals</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>text message</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>text messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>text messages</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>vacancies</source>
        <translation>
            <numerusform>o swyddi gwag</numerusform>
            <numerusform>o swyddi gwag</numerusform>
            <numerusform>o swyddi gwag</numerusform>
            <numerusform>o swyddi gwag</numerusform>
            <numerusform>o swyddi gwag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>vacancies</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>vacancy</source>
        <translation>swydd wag</translation>
    </message>
    <message>
        <source>version</source>
        <translation>fersiwn</translation>
    </message>
    <message numerus="yes">
        <source>versions</source>
        <translation>
            <numerusform>o fersiynau</numerusform>
            <numerusform>o fersiynau</numerusform>
            <numerusform>o fersiynau</numerusform>
            <numerusform>o fersiynau</numerusform>
            <numerusform>o fersiynau</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>versions</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>visits</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>visits</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>was looked at and is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>week</source>
        <translation>wythnos</translation>
    </message>
    <message numerus="yes">
        <source>weeks</source>
        <translation>
            <numerusform>wythnos</numerusform>
            <numerusform>wythnos</numerusform>
            <numerusform>wythnos</numerusform>
            <numerusform>wythnos</numerusform>
            <numerusform>wythnos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>weeks</source>
        <comment>two</comment>
        <translation>
            <numerusform>wythnos</numerusform>
            <numerusform>wythnos</numerusform>
            <numerusform>wythnos</numerusform>
            <numerusform>wythnos</numerusform>
            <numerusform>wythnos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>were looked at and are right</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>were looked at and are right</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without contact</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>without contact</source>
        <translation>
            <numerusform>heb gyswllt</numerusform>
            <numerusform>heb gyswllt</numerusform>
            <numerusform>heb gyswllt</numerusform>
            <numerusform>heb gyswllt</numerusform>
            <numerusform>heb gyswllt</numerusform>
        </translation>
    </message>
    <message>
        <source>writing on a safeguarding concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>writings on safeguarding concerns</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>writings on safeguarding concerns</source>
        <comment>two</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>dialog</name>
    <message>
        <source>No</source>
        <translation>Na</translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Heb ofyn</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ie</translation>
    </message>
</context>
<context>
    <name>dialogs</name>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Benefits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Communication needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hours a week now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Industry they leave or fear to lose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Job may go by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Landlord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Occupation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Safety instruction before a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sealed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a member&apos;s card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add next action</source>
        <translation>Ychwanegu tasg nesaf</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Ychwanegu nodyn</translation>
    </message>
    <message>
        <source>Add resident</source>
        <translation>Ychwanegu preswylydd</translation>
    </message>
    <message>
        <source>Add somebody who lives there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agree plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Rhybuddion</translation>
    </message>
    <message>
        <source>Ask for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cards of members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change note</source>
        <translation>Newid y nodyn</translation>
    </message>
    <message>
        <source>Change passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change vacancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check eligibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for IT support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for another organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do &amp;not contact at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit resident</source>
        <translation>Golygu&apos;r preswylydd</translation>
    </message>
    <message>
        <source>Employment stat&amp;us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enrol on a pathway</source>
        <translation>Cofrestru ar lwybr</translation>
    </message>
    <message>
        <source>Enrol resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a name or a reference. A first name is enough to begin with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the date of birth. For example, 31 3 1984.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day by which the job may go. For example, 31 1 2027.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the hours a week as a number up to 168. For example, 37.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the pay an hour in pounds and pence. For example, 12.60.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Equality monitoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence of a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example, 31 3 1984</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting in touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good Work check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest &amp;qualification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to get in &amp;touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is out of the record again.</source>
        <translation type="unfinished">Mae allan o’r cofnod eto.</translation>
    </message>
    <message>
        <source>It takes the place of the card that you have of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job has ended</source>
        <translation>Mae&apos;r swydd wedi gorffen</translation>
    </message>
    <message>
        <source>Kind and end date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language and communication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave empty for the next free one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let your organisation open this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters, pathways and rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock and renew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge two records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move stage</source>
        <translation>Symud cam</translation>
    </message>
    <message>
        <source>Move to another day</source>
        <translation>Symud i ddiwrnod arall</translation>
    </message>
    <message>
        <source>Moved out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay an hour now in £</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Cod post</translation>
    </message>
    <message>
        <source>Preferred na&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print letter</source>
        <translation type="unfinished">Argraffu llythyr</translation>
    </message>
    <message>
        <source>Print my day</source>
        <translation type="unfinished">Argraffu fy niwrnod</translation>
    </message>
    <message>
        <source>Print plan</source>
        <translation type="unfinished">Argraffu cynllun</translation>
    </message>
    <message>
        <source>Print timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pronouns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record as sent</source>
        <translation type="unfinished">Cofnodi fel wedi’i anfon</translation>
    </message>
    <message>
        <source>Record job</source>
        <translation>Cofnodi swydd</translation>
    </message>
    <message>
        <source>Record the withdrawal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded as sent.</source>
        <translation type="unfinished">Cofnodwyd ei fod wedi’i anfon.</translation>
    </message>
    <message>
        <source>Refer to somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renew the key of your records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ring them on a number you know, and type what they read out: five groups of four.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk of redundanc&amp;y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe times to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save agreement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation type="unfinished">Cadw fel PDF</translation>
    </message>
    <message>
        <source>Save as spreadsheet</source>
        <translation>Cadw fel taenlen</translation>
    </message>
    <message>
        <source>Save calendar file</source>
        <translation>Cadw ffeil galendr</translation>
    </message>
    <message>
        <source>Save check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save household</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save moving out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Cadw&apos;r nodyn</translation>
    </message>
    <message>
        <source>Save referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save resident</source>
        <translation>Cadw&apos;r preswylydd</translation>
    </message>
    <message>
        <source>Save sealed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the new day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save vacancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take job out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenancy reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text message or email</source>
        <translation type="unfinished">Neges destun neu e-bost</translation>
    </message>
    <message>
        <source>This card says that it belongs to {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a word, such as barista, and choose a code, or write the job in words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type in a vacancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warn of this address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker, funder and rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write on or close a concern</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>drafts</name>
    <message>
        <source>Action of the plan</source>
        <translation type="unfinished">Gweithred y cynllun</translation>
    </message>
    <message>
        <source>Agreement to the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer of a supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer on consent</source>
        <translation>Ateb ar gydsyniad</translation>
    </message>
    <message>
        <source>Answer to a referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers to a scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Cais</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Apwyntiad</translation>
    </message>
    <message>
        <source>Breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed details</source>
        <translation>Manylion wedi&apos;u newid</translation>
    </message>
    <message>
        <source>Changed need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check of eligibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock of a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected terms of a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details for another organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Drafft</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>Cofrestru ar lwybr</translation>
    </message>
    <message>
        <source>Equality monitoring</source>
        <translation>Monitro cydraddoldeb</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Nod</translation>
    </message>
    <message>
        <source>Good Work check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handover of a case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold on a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Aelwyd</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Mewnforio</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Swydd</translation>
    </message>
    <message>
        <source>Job to be taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind and end of a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished">Llythyr</translation>
    </message>
    <message>
        <source>Lifting of a hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Need</source>
        <translation>Angen</translation>
    </message>
    <message>
        <source>New resident</source>
        <translation>Preswylydd newydd</translation>
    </message>
    <message>
        <source>New terms of a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>Tasg nesaf</translation>
    </message>
    <message>
        <source>Next step of an application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nodyn</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>Atgyfeiriad</translation>
    </message>
    <message>
        <source>Register of a group session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request about rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request for approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safeguarding concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage move</source>
        <translation>Symud cam</translation>
    </message>
    <message>
        <source>Text message or email</source>
        <translation type="unfinished">Neges destun neu e-bost</translation>
    </message>
    <message>
        <source>Timeline on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning about an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they wish for</source>
        <translation type="unfinished">Yr hyn a ddymunant</translation>
    </message>
    <message>
        <source>What you were changing is not in the record any more. Your draft is kept under Drafts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, of a referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawal of consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker, funder and rule of a pathway</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>eligibility</name>
    <message>
        <source>All rules met.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before, on {day}: {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check eligibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check taken out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checked on {day} by {worker}. {result}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eligibility</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all rules met.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all rules met. They went on because: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked. The rules are judged at “{stage}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Something in AnchorDesk did not work.</source>
        <translation type="unfinished">Ni weithiodd rhywbeth yn AnchorDesk.</translation>
    </message>
    <message>
        <source>Try again. If it happens again, give your IT support this reference: {reference}.</source>
        <translation>Rhowch gynnig arall arni. Os bydd yn digwydd eto, rhowch y cyfeirnod hwn i&apos;ch cymorth TG: {reference}.</translation>
    </message>
    <message>
        <source>What was saved before is safe.</source>
        <translation>Mae&apos;r hyn a gadwyd o&apos;r blaen yn ddiogel.</translation>
    </message>
</context>
<context>
    <name>facts</name>
    <message>
        <source>Age {age}</source>
        <translation>Oed {age}</translation>
    </message>
    <message>
        <source>Getting in touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay an hour now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Diogelwch</translation>
    </message>
    <message>
        <source>Work and learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs an interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation>dim</translation>
    </message>
    <message>
        <source>{day}, age {age}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Rhybuddion</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Care-experienced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Communication needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not contact at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Employment status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ethnic background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ethnic group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gender same as registered at birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest qualification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours a week now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to get in touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Industry code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Industry left or at risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job may go by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasting condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits day to day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Main language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs an interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occupation code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay an hour now, in pence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Cod post</translation>
    </message>
    <message>
        <source>Preferred name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pronouns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Religion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Risk of redundancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe times to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety instruction before a visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sexual orientation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenancy reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>first_run</name>
    <message>
        <source>Fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I lead a team and make its returns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I support residents; my team lead makes the returns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I work on my own and make my own returns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is one of the first that others would try.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It repeats a few letters. Use different words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too easy to guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at least {count} letters; four or five words are easiest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, {size} MB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>imports</name>
    <message>
        <source>A resident with this reference is already here. The row is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the rows. Nothing is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column “{column}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Employer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ethnic group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has started a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest qualification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Industry they leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job started on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined the pathway on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day in the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NHS pay band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation>Na</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the pathway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Cod post</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Registered on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sector of the employer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the import back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ie</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>otherwise: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} above {value}: {then}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} is {value}: {then}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>job-fields</name>
    <message>
        <source>Contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day they started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Employer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NHS pay band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay an hour, in pence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sector of the employer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Travel in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}, terms from {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>jobs</name>
    <message>
        <source>By the rates of today, with the terms as they are recorded:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {day}: {terms}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No evidence seen yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since the start of the first job: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, next job, {job}: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {job}: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} fell from {before} to {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} rose from {before} to {after}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <source>Nobody who speaks {language} has checked these words yet: ask one first.</source>
        <translation type="unfinished">Nid oes neb sy’n siarad {language} wedi gwirio’r geiriau hyn eto: gofynnwch i rywun yn gyntaf.</translation>
    </message>
    <message>
        <source>The record says {language}. This desk has no words in it: see “Letters in another language” in the guide, or ask for an interpreter.</source>
        <translation type="unfinished">Mae’r cofnod yn dweud {language}. Nid oes gan y ddesg hon eiriau ynddi: gweler “Letters in another language” yn y canllaw, neu gofynnwch am gyfieithydd.</translation>
    </message>
    <message>
        <source>This has no words in {language} yet: it is in English.</source>
        <translation type="unfinished">Nid oes geiriau {language} i hwn eto: mae yn Saesneg.</translation>
    </message>
    <message>
        <source>{count} sentences of plans have no words in it: those are English.</source>
        <translation type="unfinished">Nid oes geiriau i {count} o frawddegau’r cynlluniau: mae’r rheini yn Saesneg.</translation>
    </message>
</context>
<context>
    <name>locking</name>
    <message>
        <source>Locks in {seconds} seconds</source>
        <translation>Yn cloi ymhen {seconds} eiliad</translation>
    </message>
</context>
<context>
    <name>opportunities</name>
    <message>
        <source>Far below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Far below the others: {groups}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New from the network: {lines}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No group is far below the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too few residents to compare groups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>told in words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure} in {period}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>oversight</name>
    <message>
        <source>Audit trail changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Breaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened with the organisation&apos;s key {moment}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Oversight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsed on {day}: {could} of {steps} steps could be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report by {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report overdue since {by}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silent since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day of a lost laptop was never rehearsed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reported} of {desks} desks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>palette</name>
    <message>
        <source>Action</source>
        <translation>Gweithred</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Ychwanegu nodyn</translation>
    </message>
    <message>
        <source>Add resident</source>
        <translation>Ychwanegu preswylydd</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Rhybuddion</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Mynd i</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Cymorth</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Bysell</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Llwybrau byr bysellfwrdd</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Cloi nawr</translation>
    </message>
    <message>
        <source>Saved view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Sgrin</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Beth ydyw</translation>
    </message>
    <message>
        <source>{reference}: asked to be left as they are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>Caseload</source>
        <translation>Llwyth achosion</translation>
    </message>
    <message>
        <source>Import residents</source>
        <translation>Mewnforio preswylwyr</translation>
    </message>
    <message>
        <source>Kept and on hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opportunities</source>
        <translation>Cyfleoedd</translation>
    </message>
    <message>
        <source>Oversight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident record</source>
        <translation>Cofnod preswylydd</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation type="unfinished">Adroddiadau</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Hawliau</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Gosodiadau</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Cysoni</translation>
    </message>
    <message>
        <source>Team</source>
        <translation>Tîm</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heddiw</translation>
    </message>
</context>
<context>
    <name>practice</name>
    <message>
        <source>PRACTICE: nobody here is real. AnchorDesk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice. Nobody here is real, and nothing is sent. Close this window and all of it is deleted. Passphrase: {passphrase}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise with made-up residents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice could not be opened. Ask your IT support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice opens in a window of its own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>&amp;Joined in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pathway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;When asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A difference is a reason to look closer, and no proof.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments nobody came to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments that took place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted are jobs that were still held at that time. What was not asked counts neither as good nor as poor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counts of the caseload on this laptop, exact and small. They stay here: what leaves your organisation leaves in a return.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days from joining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the stage before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far people have come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How good jobs are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs that began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No report yet from: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody joined this pathway in that time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes of being in touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of {desks}, everybody who ever joined. Other desks are as old as their last report: Oversight says of when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People you were in touch with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefers not to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached: came to the stage or past it. Days are medians, told from five people on; who skipped a stage has no days for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stages people moved to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month is {month}, until now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who came &amp;to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{answers} to questions that this desk does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{asked} of {jobs}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{enrolments} of {people}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{enrolments} without a known day are in no period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{groups} of fewer than five people are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{jobs} without a known first day are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{jobs} without evidence yet: under Jobs of the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} not spoken to for {days} days: show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} overdue: show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people}: {due} due today, {unplanned} with nothing planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reached} of {joined} came to “{stage}” ({share}%)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>quality</name>
    <message>
        <source>How many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the record holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} of this desk are counted. Nothing is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{people} of this desk are counted. {open}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rates</name>
    <message>
        <source>Ask your IT support for a newer AnchorDesk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs and vacancies after that day are not judged by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs and vacancies after that day of which only the NHS band is entered are not judged: enter what an hour pays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table “{title}” ended on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table “{title}” ends on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}: until {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>record</name>
    <message>
        <source> and {number} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed on {day} with {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change answers: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change need: {need}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change worker, funder and rule: {pathway}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concern: {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consents as they were asked and answered: {n} stand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dot: scored by the resident alone. Ring: resident and worker together. Square: the worker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier ones can be chosen under “Print plan”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {score} on {day} to {other} on {other_day}: {change}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funder: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good Work check: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over this case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they count in quarters that are over: groups, without a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is looked at again on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is settled under Rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasting work: {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasting work: {rule} (the programme&apos;s own rule)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New or changed since it was agreed: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No plan has been agreed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Heb gofrestru ar lwybr</translation>
    </message>
    <message>
        <source>Not the same people scored then and now: compare with care.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer to colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered to {name} on {day}. It is yours until they accept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way to {name} since {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once their desk has it all, it is deleted from this laptop for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pathway changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pathways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans as they were agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefers not to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read or print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read or print the plan of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record answers: {scale}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests about their rights, with the proof that you answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Severity: {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something about them is half typed and does not go. Finish it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State of {need}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over from {name} on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The day the job began is not known, so no Good Work check falls due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The offer to {name} was taken back on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record: details with their history, pathway, needs and plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They asked on {day} that nothing here is changed or used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They asked on {day} that something here is corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until they accept, the case is yours, and you can take the offer back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said of the job: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When and to whom it went, and who did what here; no resident is named.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written on {day}; the resident has not agreed to it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You look after this case until {day}. Notes, actions, appointments, answers on consent and concerns go back to {name}; all else waits for {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your colleague sees the name, alerts, open actions and your note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as for the resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noticed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>noticed {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resolved on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resolved {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worked on since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worked on since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} at stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: {score}, scored by: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} declined on {day}. The case stayed here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} open. Read it before you act: {level}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pathway} has moved to “{stage}” with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pathway}: {stage} for {days}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{score} on {day}: asked once so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, {who}: {part} was “{before}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}: asked on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}: from {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}: not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}: the job had ended</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>referrals</name>
    <message>
        <source>Asked for: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined because: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted after {day} at the latest, unless it is accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maybe the same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>&amp;Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colu&amp;mns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures of the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;ows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sa&amp;ved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{row}, {column}: {figure}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>retention</name>
    <message>
        <source>Everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the hold again, due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On hold until looked at on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other details are kept longer for {title}: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} Placed by {worker}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>returns</name>
    <message>
        <source>Hidden to protect people: it is small, or a small number could be worked out from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No median is shown: too few people are behind it, or a few people or employers could be told from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this correction changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {more} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden. {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{figure}: {before} becomes {now}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>rights</name>
    <message>
        <source>Answer by {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased. Make a new backup and delete the older ones, which still hold this person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights and requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the proof of erasure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what is kept too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their name, phone or email still stands in other records: {n}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This record is on hold since {placed} and must be kept: {reason} It is looked at again on {review}. Tell the person this, and that they may complain to the Commissioner (Article 17(3)); then choose “Refused”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>short months</name>
    <message>
        <source>Apr</source>
        <translation>Ebr</translation>
    </message>
    <message>
        <source>Aug</source>
        <translation>Awst</translation>
    </message>
    <message>
        <source>Dec</source>
        <translation>Rhag</translation>
    </message>
    <message>
        <source>Feb</source>
        <translation>Chwef</translation>
    </message>
    <message>
        <source>Jan</source>
        <translation>Ion</translation>
    </message>
    <message>
        <source>Jul</source>
        <translation>Gorff</translation>
    </message>
    <message>
        <source>Jun</source>
        <translation>Meh</translation>
    </message>
    <message>
        <source>Mar</source>
        <translation>Maw</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Nov</source>
        <translation>Tach</translation>
    </message>
    <message>
        <source>Oct</source>
        <translation>Hyd</translation>
    </message>
    <message>
        <source>Sep</source>
        <translation>Medi</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source> or </source>
        <translation> neu </translation>
    </message>
    <message>
        <source>A record</source>
        <translation>Cofnod</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Ychwanegu nodyn</translation>
    </message>
    <message>
        <source>Add resident</source>
        <translation>Ychwanegu preswylydd</translation>
    </message>
    <message>
        <source>Another cell</source>
        <translation>Cell arall</translation>
    </message>
    <message>
        <source>Another line</source>
        <translation>Llinell arall</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Yn ôl</translation>
    </message>
    <message>
        <source>Board or list, on Caseload</source>
        <translation>Bwrdd neu restr, ar y Llwyth achosion</translation>
    </message>
    <message>
        <source>Close; what you typed is kept</source>
        <translation>Cau; cedwir yr hyn a deipiwyd</translation>
    </message>
    <message>
        <source>Copy a text message</source>
        <translation type="unfinished">Copïo neges destun</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Ym mhobman</translation>
    </message>
    <message>
        <source>Forms</source>
        <translation>Ffurflenni</translation>
    </message>
    <message>
        <source>Go to anything</source>
        <translation>Mynd i unrhyw beth</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Cymorth</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Llwybrau byr bysellfwrdd</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Rhestrau</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>Cloi nawr</translation>
    </message>
    <message>
        <source>Mark the action done, on Today</source>
        <translation>Nodi bod y dasg wedi&apos;i gwneud, ar Heddiw</translation>
    </message>
    <message>
        <source>Move stage</source>
        <translation>Symud cam</translation>
    </message>
    <message>
        <source>Move the card to the stage beside, on the board</source>
        <translation>Symud y cerdyn i&apos;r cam nesaf ato, ar y bwrdd</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Rhan nesaf y ffenestr</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>Adran nesaf</translation>
    </message>
    <message>
        <source>Open the line</source>
        <translation>Agor y llinell</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>Cadw a chau</translation>
    </message>
    <message>
        <source>Saved view, on Caseload</source>
        <translation>Golwg wedi&apos;i chadw, ar y Llwyth achosion</translation>
    </message>
    <message>
        <source>Search in this screen</source>
        <translation>Chwilio yn y sgrin hon</translation>
    </message>
    <message>
        <source>Text message, also on Today</source>
        <translation type="unfinished">Neges destun, hefyd ar Heddiw</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Dadwneud</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message>
        <source>1 item needs you</source>
        <translation>Mae angen eich sylw ar 1 eitem</translation>
    </message>
    <message>
        <source>At the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted by your lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes as soon as the network can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub: {url}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the folder, not confirmed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Angen eich sylw</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to send</source>
        <translation>Dim i&apos;w anfon</translation>
    </message>
    <message>
        <source>Put it in a folder or on a stick for your lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received by network</source>
        <translation type="unfinished">Derbyniwyd gan y rhwydwaith</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Yn anfon</translation>
    </message>
    <message>
        <source>The hub keeps it, sealed, until your colleague&apos;s desk fetches it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network&apos;s signed receipt is kept with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no receipt for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection costs by the megabyte, so nothing is sent by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the network {name}, so nothing is sent by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Yn aros</translation>
    </message>
    <message>
        <source>We will try again at {time}.</source>
        <translation>Rhoddwn gynnig arall arni am {time}.</translation>
    </message>
    <message>
        <source>Your desk is in the team of {organisation} now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your lead counts it once their desk has read the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your lead&apos;s desk has these figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation>dim</translation>
    </message>
    <message>
        <source>{n} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} items need you</source>
        <translation>Mae angen eich sylw ar {n} eitem</translation>
    </message>
    <message>
        <source>{n} waiting to send</source>
        <translation>{n} yn aros i&apos;w hanfon</translation>
    </message>
</context>
<context>
    <name>team</name>
    <message>
        <source>A case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that {name} wrote is here. Their desk closed the cases on {closed} by its own date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cases handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover for absence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover, {whose}, {days}: {meaning}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desks of the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes once your colleague&apos;s desk has your answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended on {closed}. All that {name} wrote is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is in your caseload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept here, hidden, until their desk confirms it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is over; the last that {name} wrote has not come back yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is still yours until your colleague accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stayed where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was never begun. Nothing has left this desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was over on {closed} by this computer&apos;s date. What you wrote is kept until {name}&apos;s desk has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its figures count. Invite it, to hand cases over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters, pathways and rates of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Makes the returns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the list yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing came to this desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer to colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once you are in the team, {organisation} can open this vault, and the backups you make from then on, with its recovery key: if you leave, or lose your passphrase. Each use is written into the audit trail. It takes the place of an organisation&apos;s key that was added before. The key&apos;s fingerprint, as on your lead&apos;s printed sheet: {fingerprint}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open actions: {actions}. Alerts: {alerts}. Accept it or decline it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replaced by a new laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped with {messages} not looked at. Read the folder again for those: what is here already is not taken twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. The others still wait, and can be written later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are in your caseload to the end of {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are shown from the first day on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s date is earlier than it was before, so they are closed. Set the clock right and they are back; nothing is lost. If it is right, end this cover and ask {name} for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote is with {name}. Nothing is left here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your colleague has it. Nothing of it is left here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your figures go there. Ask for an invitation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation>dim</translation>
    </message>
    <message>
        <source>{cases} of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{cases} of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lead} takes you in once you have read six words to them by phone or in person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{messages} taken in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{messages} written to the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} asks you to look after them. Accept or decline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has not answered yet. Nothing has left this desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} said no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} said yes. The cases stay yours too; what is written comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}&apos;s desk left the team. What had not come back by then is not here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{organisation} can open this vault with its recovery key from now on, if you leave or lose your passphrase. The key&apos;s fingerprint: {fingerprint}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>texts</name>
    <message>
        <source>Do not contact at: {words}</source>
        <translation type="unfinished">Peidiwch â chysylltu yn: {words}</translation>
    </message>
    <message>
        <source>Letters such as {shown} more than halve what one holds.</source>
        <translation type="unfinished">Mae llythrennau fel {shown} yn mwy na haneru’r hyn y mae un yn ei ddal.</translation>
    </message>
    <message>
        <source>Nobody has asked yet whether texts and emails are welcome.</source>
        <translation type="unfinished">Nid oes neb wedi gofyn eto a oes croeso i negeseuon testun ac e-byst.</translation>
    </message>
    <message>
        <source>Safe times: {words}</source>
        <translation type="unfinished">Amseroedd diogel: {words}</translation>
    </message>
    <message>
        <source>The email address on the record is one: do not email.</source>
        <translation type="unfinished">Mae’r cyfeiriad e-bost ar y cofnod yn un ohonynt: peidiwch ag e-bostio.</translation>
    </message>
    <message>
        <source>The number on the record is one of those: do not text.</source>
        <translation type="unfinished">Mae’r rhif ar y cofnod yn un o’r rheini: peidiwch ag anfon neges destun.</translation>
    </message>
    <message>
        <source>The resident does not agree to texts and emails. Ring, or write a letter.</source>
        <translation type="unfinished">Nid yw’r preswylydd yn cytuno i negeseuon testun ac e-byst. Ffoniwch, neu ysgrifennwch lythyr.</translation>
    </message>
    <message>
        <source>To: {where}</source>
        <translation type="unfinished">At: {where}</translation>
    </message>
    <message>
        <source>not on the record</source>
        <translation type="unfinished">nid yw ar y cofnod</translation>
    </message>
    <message>
        <source>{letters}, {parts}</source>
        <translation type="unfinished">{letters}, {parts}</translation>
    </message>
</context>
<context>
    <name>today</name>
    <message>
        <source>Action moved.</source>
        <translation>Symudwyd y dasg.</translation>
    </message>
    <message>
        <source>Answers saved on this laptop.</source>
        <translation type="unfinished">Atebion wedi’u cadw ar y gliniadur hwn.</translation>
    </message>
    <message>
        <source>Answers taken out again.</source>
        <translation type="unfinished">Tynnwyd yr atebion allan eto.</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation type="unfinished">Gofyn nawr</translation>
    </message>
    <message>
        <source>Done: {words}</source>
        <translation>Wedi&apos;i wneud: {words}</translation>
    </message>
    <message>
        <source>I am back safely</source>
        <translation type="unfinished">Rwyf yn ôl yn ddiogel</translation>
    </message>
    <message>
        <source>It is due as before.</source>
        <translation type="unfinished">Mae&apos;r dyddiad fel o&apos;r blaen.</translation>
    </message>
    <message>
        <source>Mark done</source>
        <translation type="unfinished">Nodi wedi’i wneud</translation>
    </message>
    <message>
        <source>Moved: you are told again on that day.</source>
        <translation type="unfinished">Symudwyd: cewch wybod eto ar y diwrnod hwnnw.</translation>
    </message>
    <message>
        <source>Name, ref or what to do (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note saved on this laptop.</source>
        <translation type="unfinished">Nodyn wedi’i gadw ar y gliniadur hwn.</translation>
    </message>
    <message>
        <source>Note taken out again.</source>
        <translation type="unfinished">Tynnwyd y nodyn allan eto.</translation>
    </message>
    <message>
        <source>Noted: you are back safely.</source>
        <translation>Nodwyd: rydych yn ôl yn ddiogel.</translation>
    </message>
    <message>
        <source>Nothing of {people} is listed: they asked that it is left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search today&apos;s list</source>
        <translation type="unfinished">Chwilio rhestr heddiw</translation>
    </message>
    <message>
        <source>Seen to: {document}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are told as before.</source>
        <translation type="unfinished">Cewch wybod fel o’r blaen.</translation>
    </message>
    <message>
        <source>{lines} more are not shown: the most urgent come first.</source>
        <translation type="unfinished">Nid yw {lines} arall yn cael eu dangos: daw’r rhai mwyaf brys yn gyntaf.</translation>
    </message>
    <message>
        <source>“{words}” is as it was before.</source>
        <translation>Mae “{words}” fel yr oedd o&apos;r blaen.</translation>
    </message>
    <message>
        <source>“{words}” is open again.</source>
        <translation>Mae “{words}” ar agor eto.</translation>
    </message>
    <message>
        <source>“{words}” is to be seen to again.</source>
        <translation type="unfinished">Mae angen edrych ar “{words}” eto.</translation>
    </message>
</context>
<context>
    <name>typed days</name>
    <message>
        <source>friday</source>
        <translation>gwener</translation>
    </message>
    <message>
        <source>monday</source>
        <translation>llun</translation>
    </message>
    <message>
        <source>next week</source>
        <translation>wythnos nesaf</translation>
    </message>
    <message>
        <source>saturday</source>
        <translation>sadwrn</translation>
    </message>
    <message>
        <source>sunday</source>
        <translation>sul</translation>
    </message>
    <message>
        <source>thursday</source>
        <translation>iau</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heddiw</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>yfory</translation>
    </message>
    <message>
        <source>tuesday</source>
        <translation>mawrth</translation>
    </message>
    <message>
        <source>wednesday</source>
        <translation>mercher</translation>
    </message>
</context>
<context>
    <name>unlock</name>
    <message>
        <source>Choose a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code of the organisation&apos;s recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this vault in an emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over and unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take over this vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>week</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is arranged in this week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on {days}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} cannot be reached in time after the one before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{visits} not shown: somebody asked to be left as they are.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source> to </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Email</source>
        <translation>&amp;E-bost</translation>
    </message>
    <message>
        <source>&amp;Meeting</source>
        <translation>&amp;Cyfarfod</translation>
    </message>
    <message>
        <source>&amp;Other</source>
        <translation>Ar&amp;all</translation>
    </message>
    <message>
        <source>&amp;Phone</source>
        <translation>&amp;Ffôn</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>Neges &amp;destun</translation>
    </message>
    <message>
        <source>24 and under</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>25 to 30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>31 to 49</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>50 and over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check in work is overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of what is kept (Article 15)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day lies in the future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job began before they joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job has no first day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A job is recorded, but the stage is one before work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A laptop was lost or stolen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A later stage has an earlier day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A period is printed once. What is entered more than 28 days after its end counts in the period in which it was entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A stage has no day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note of the contact: then this line goes.</source>
        <translation type="unfinished">Ychwanegwch nodyn am y cyswllt: wedyn bydd y llinell hon yn diflannu.</translation>
    </message>
    <message>
        <source>Added another member&apos;s card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added the organisation&apos;s recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to a resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>African</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After 13 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After 26 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed on {agreed}, to be looked at again on {due}</source>
        <translation type="unfinished">Cytunwyd ar {agreed}, i edrych arno eto ar {due}</translation>
    </message>
    <message>
        <source>Agreed on {day} to version {version}, {way}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed, ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Rhybuddion</translation>
    </message>
    <message>
        <source>All numbers are rounded together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An interview is guaranteed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AnchorDesk key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AnchorDesk version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered a colleague who asked for cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered a colleague&apos;s offer of a case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered about a colleague&apos;s return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any other Asian background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any other Black background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any other Mixed or multiple background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any other White background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any other ethnic group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any other religion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any pay, anybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application, not this time: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Application, {state}: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Applied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>Apwyntiad</translation>
    </message>
    <message>
        <source>Appointment reminder</source>
        <translation type="unfinished">Nodyn atgoffa am apwyntiad</translation>
    </message>
    <message>
        <source>Appointment, {state}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apprenticeship</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approval asked of {whom}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approved a return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>April</source>
        <translation>Ebrill</translation>
    </message>
    <message>
        <source>Arab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Are you told what changes at work, and is what you say heard?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asian or Asian British</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again: {what}</source>
        <translation>Gofyn eto: {what}</translation>
    </message>
    <message>
        <source>Ask first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for a new one: {document}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the seven questions: that records the check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked a colleague to cover cases for some days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked a second lead to approve a return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked once so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked that nothing of theirs is changed or used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At home: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At risk</source>
        <translation>Mewn perygl</translation>
    </message>
    <message>
        <source>At risk means: {reasons}.</source>
        <translation>Ystyr mewn perygl: {reasons}.</translation>
    </message>
    <message>
        <source>At the stage since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At this address: {warnings}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attached: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>August</source>
        <translation>Awst</translation>
    </message>
    <message>
        <source>Bangladeshi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began to cover a colleague&apos;s cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being worked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below the Real Living Wage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bisexual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Black or Black British</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring these papers</source>
        <translation type="unfinished">Dewch â’r papurau hyn</translation>
    </message>
    <message>
        <source>Brother or sister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brought back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buddhist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Care and clinical support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caribbean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caring for somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry details to another organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed details that may tell of health or safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed equality monitoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed or closed a breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed or settled a request about somebody&apos;s rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Gwiriad</translation>
    </message>
    <message>
        <source>Childcare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Christian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed a safeguarding concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed cases under cover: the clock was behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing the case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clothes or equipment for work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>I ddod</translation>
    </message>
    <message>
        <source>Compare with vacancies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Cydsyniad</translation>
    </message>
    <message>
        <source>Consent form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent given: {purpose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent refused: {purpose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent withdrawn: {purpose}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract or offer letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contract: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contradicts itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correction (Article 16)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could apply now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Course with interviews at its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cover was over: closed its cases and sent back what was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DBS certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DBS check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days at stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days at the stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>December</source>
        <translation>Rhagfyr</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided on a partner&apos;s referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted referrals: kept too long, or asked to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted the copies of cases that were under cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deputy team lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details went to the wrong person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Heb ddod</translation>
    </message>
    <message>
        <source>Disability was not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do colleagues and your manager help you when you need it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not contact at: {words}</source>
        <translation>Peidiwch â chysylltu drwy: {words}</translation>
    </message>
    <message>
        <source>Do not visit alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do you feel safe and well at work?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do your hours leave enough time for the rest of your life?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document ends on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents or identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does the job pay enough for what you need?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does the work use what you can do, and can you learn and move on?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Driving licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Dyddiad</translation>
    </message>
    <message>
        <source>Due on {day}</source>
        <translation>I&apos;w wneud ar {day}</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>I&apos;w wneud heddiw</translation>
    </message>
    <message>
        <source>Earlier stages</source>
        <translation>Camau cynharach</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-bost</translation>
    </message>
    <message>
        <source>Emergency access was over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Employer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Employer&apos;s word in writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>England and Wales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished">Saesneg</translation>
    </message>
    <message>
        <source>English for work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English, Welsh, Scottish, Northern Irish or British</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English, reading or numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entered too late for the period in which it happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erased somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erasure (Article 17)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ethnic group was not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evenings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody registered by the end of the period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facilities and catering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>February</source>
        <translation>Chwefror</translation>
    </message>
    <message>
        <source>Female</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed term</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food hygiene certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation>Ar gyfer</translation>
    </message>
    <message>
        <source>Found in</source>
        <translation>Wedi&apos;i ganfod yn</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>Dydd Gwener</translation>
    </message>
    <message>
        <source>Friend or lodger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on that desk&apos;s figures and messages are refused, and the hub takes nothing from it. It keeps what is in its own vault: whoever has the laptop and its passphrase can still read that, until the laptop is back or wiped. A lost laptop without the passphrase gives away nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {before} to {after}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gay or lesbian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get in touch</source>
        <translation>Cysylltu</translation>
    </message>
    <message>
        <source>Getting there: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goals and next steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good Work check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good Work check, {when}: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good Work check: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grandparent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guaranteed: {hours} hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gypsy or Irish Traveller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half-year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hardly ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harm to people is unlikely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health and care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health or disability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health, safety and wellbeing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helps: {titles}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden like small numbers, unless they are known anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden, with others from which they could be worked out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest qualification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highest qualification is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hindu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospitality and catering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours or pay not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours or pay not known from {first} to {last} ({length}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Housing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far they are on a pathway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How serious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How shifts go: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure are you of keeping this job, and of your hours each week?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to apply: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to talk with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How work is going</source>
        <translation type="unfinished">Sut mae’r gwaith yn mynd</translation>
    </message>
    <message>
        <source>I would like to ask seven short questions about your job, to see whether it is good for you. You need not answer any of them. Your employer is not told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they stay, it is met on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a restricted note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In education or training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In work, but no job is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In writing, such as an email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Industry they leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Industry they leave is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Internet, phone or computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interview coming up</source>
        <translation type="unfinished">Cyfweliad ar ddod</translation>
    </message>
    <message>
        <source>Interview guaranteed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Irish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It follows “{words}”, which is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>January</source>
        <translation>Ionawr</translation>
    </message>
    <message>
        <source>Jewish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job design and nature of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs and applications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined before they were registered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined: {stage}</source>
        <translation>Ymunodd: {stage}</translation>
    </message>
    <message>
        <source>July</source>
        <translation>Gorffennaf</translation>
    </message>
    <message>
        <source>June</source>
        <translation>Mehefin</translation>
    </message>
    <message>
        <source>Just about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of work or sector of the first job is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Landlord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Cyswllt diwethaf</translation>
    </message>
    <message>
        <source>Last day in a job: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left the pathway</source>
        <translation>Wedi gadael y llwybr</translation>
    </message>
    <message>
        <source>Legal minimum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished">Llythyr</translation>
    </message>
    <message>
        <source>Letter printed: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 2 in English and maths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level 4 or above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifted a hold on a record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listed the people behind a figure of a report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listed the people behind a number of a return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>London</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lone working</source>
        <translation>Gweithio unigol</translation>
    </message>
    <message>
        <source>Lone working: do not visit alone.</source>
        <translation>Gweithio unigol: peidiwch ag ymweld ar eich pen eich hun.</translation>
    </message>
    <message>
        <source>Look at the plan again</source>
        <translation>Edrych ar y cynllun eto</translation>
    </message>
    <message>
        <source>Looked at a hold on a record again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at earlier equality answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at equality monitoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at safeguarding concerns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked up what a lost laptop holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made a recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made a recovery code on three sheets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Male</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>March</source>
        <translation>Mawrth</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Mai</translation>
    </message>
    <message>
        <source>Median days to the first job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Cyfarfod</translation>
    </message>
    <message>
        <source>Merged another record into this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed appointment</source>
        <translation type="unfinished">Apwyntiad a gollwyd</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed or multiple</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>Dydd Llun</translation>
    </message>
    <message>
        <source>Money, debt or benefits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month they were registered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More was asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mostly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to {stage}</source>
        <translation>Symudodd i {stage}</translation>
    </message>
    <message>
        <source>Muslim</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NHS and other health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NHS band 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NHS band 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NHS band 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NHS pay band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed: {titles}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New terms in a job: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>Tasg nesaf</translation>
    </message>
    <message>
        <source>Next document to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, by {day}: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation>Na</translation>
    </message>
    <message>
        <source>No NHS band</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No closing day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact</source>
        <translation>Dim cyswllt</translation>
    </message>
    <message>
        <source>No contact for {days}</source>
        <translation>Dim cyswllt ers {days}</translation>
    </message>
    <message>
        <source>No contact recorded since they joined on {day}; at {stage}</source>
        <translation>Dim cyswllt wedi&apos;i gofnodi ers ymuno ar {day}; yng ngham {stage}</translation>
    </message>
    <message>
        <source>No contact since they joined, {days} ago</source>
        <translation>Dim cyswllt ers ymuno, {days} yn ôl</translation>
    </message>
    <message>
        <source>No evidence of a job that the programme asks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job from {first} to {last} ({length}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No job recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No places left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No qualification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reason was given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No religion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No right to work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Northern Ireland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation>Heb ofyn</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not at risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not back</source>
        <translation>Heb ddychwelyd</translation>
    </message>
    <message>
        <source>Not disabled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enrolled</source>
        <translation>Heb gofrestru</translation>
    </message>
    <message>
        <source>Not judged yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Ddim yn hysbys</translation>
    </message>
    <message>
        <source>Not known: {aspects}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on the register</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken up by the resident</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nodyn</translation>
    </message>
    <message>
        <source>Note of {day}</source>
        <translation>Nodyn {day}</translation>
    </message>
    <message>
        <source>Nothing seen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing speaks for or against it yet: ask what they wish for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing: one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noticed on {noticed}; its review was set for {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>November</source>
        <translation>Tachwedd</translation>
    </message>
    <message>
        <source>Objection (Article 21)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occupational health check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>October</source>
        <translation>Hydref</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered a case to a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old: ask first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of them does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the record and move the stage: that records the check.</source>
        <translation type="unfinished">Agorwch y cofnod a symud y cam: mae hynny&apos;n cofnodi&apos;r gwiriad.</translation>
    </message>
    <message>
        <source>Open the record and record the answer under Consent.</source>
        <translation type="unfinished">Agorwch y cofnod a chofnodi&apos;r ateb dan Cydsyniad.</translation>
    </message>
    <message>
        <source>Open the record, read the concern, and write on or close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenDocument spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened a record, for the first time on that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened a scratch copy by the recovery sheets, as a drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened an attachment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened details sealed by another organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened somebody else&apos;s vault for a while, in an emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordinary note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other contact</source>
        <translation>Cyswllt arall</translation>
    </message>
    <message>
        <source>Other document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other ethnic group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other relative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of work and looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of work and not looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outside London</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Yn hwyr</translation>
    </message>
    <message>
        <source>Overdue {days}</source>
        <translation>{days} yn hwyr</translation>
    </message>
    <message>
        <source>Overdue {days}: {what}</source>
        <translation>{days} yn hwyr: {what}</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pakistani</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers or a stick were lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pathway</source>
        <translation>Llwybr</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay and benefits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay below the least of the rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay below the least of this rule from {first} to {last} ({length}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay not compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pay, place or contract of the newest job is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pays the Real Living Wage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payslip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People are at high risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People at each stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People by the pay of their newest job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People by the quality of their newest job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People may come to harm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People still in work six months after they started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who joined the pathway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who left, by reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who moved on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who reached 13 weeks in work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who reached 26 weeks in work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who started a first job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People who started a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People whose pay is known, and the median of what they earn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permanent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Ffôn</translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation>Galwad ffôn</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos, documents and letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Cynllun</translation>
    </message>
    <message>
        <source>Plan agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans that were agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Poor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Cod post</translation>
    </message>
    <message>
        <source>Prefer not to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferred name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prefers not to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed, and hidden only where nothing else protects a small number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proof of identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a record on hold, so that it is not erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put details sealed by another organisation in the inbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qualification or training certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a partner&apos;s file of referrals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read a restricted note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real Living Wage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Real Living Wage, secure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason: {words}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received a case from a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded a withdrawal of consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded again since: the newer answers count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded an answer on consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded by {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records were lost or could not be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ref</source>
        <translation>Cyf.</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referral to {whom}: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referred to {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referred without consent, with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rehearsed the day on which a laptop is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rescued the vault from a damaged one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident</source>
        <translation>Preswylydd</translation>
    </message>
    <message>
        <source>Resident and worker together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored the vault from a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restricted: health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restricted: safeguarding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restriction (Article 18)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review the safeguarding concern: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked the organisation&apos;s recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked the recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right to work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right to work in the UK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Roma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safeguarding</source>
        <translation>Diogelu</translation>
    </message>
    <message>
        <source>Safeguarding lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Diogelwch</translation>
    </message>
    <message>
        <source>Safety: {words}</source>
        <translation>Diogelwch: {words}</translation>
    </message>
    <message>
        <source>Said no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said no on {day} to version {version}, {way}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>Dydd Sadwrn</translation>
    </message>
    <message>
        <source>Saved a calendar file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved a copy of everything kept of somebody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved a day of visits as a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved a letter to the resident as a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved a plan as a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved a report for inside as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved a timeline as a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved an attachment as a plain file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved drafts of letters about a breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the audit trail for an auditor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the breach log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the caseload as a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the documents of a return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the list of records to check as a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School leaving or up to level 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scotland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed a resident&apos;s details for another organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed. What they agreed to, and for whom, is written down under Consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secure contract</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen or said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Self-employed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent a case to a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent back with changes to make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent the copy of a case to a colleague who covers it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>September</source>
        <translation>Medi</translation>
    </message>
    <message>
        <source>Serious: somebody is at risk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sex was not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of all, in %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share who started a job, in %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share with partner organisations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared without consent: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifts: {titles}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shops and wholesale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortlisted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown by {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sikh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Similar name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skills or qualifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Social care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Social support and cohesion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody asked about their rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody could apply now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may be in danger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody saw what they had no right to see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else to heed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sometimes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Son or daughter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks against it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaks for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Cam</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started a job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started a job: {role}</source>
        <translation>Dechreuodd swydd: {role}</translation>
    </message>
    <message>
        <source>Still to be shown: evidence, {job}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to be shown: what an hour pays, {job}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Straight or heterosexual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>Dydd Sul</translation>
    </message>
    <message>
        <source>Supervisor&apos;s approval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Support worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure of both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure of neither</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sure of one of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenancy reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terms of employment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>Neges destun</translation>
    </message>
    <message>
        <source>Text messages and emails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The age can hardly be right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colleague has left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colleague is away and the work cannot wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not encrypted: whoever has it can read it. Keep it where only you can open it, and delete it when you no longer need it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The job began on {since}: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The landlord is not on the network&apos;s list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last job had ended before a check in work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paper that showed it was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase was forgotten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The programme&apos;s rule takes a job only with evidence. Without it, it may be struck out when somebody checks the return.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resident alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resident says so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resident&apos;s word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return cannot tell in which period it began: it counts as “date not known”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return cannot tell in which period it happened: it counts as “date not known”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts by days. What has not happened yet would be counted once its day is there, whether it happens or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts by how good jobs are and what they pay. This one counts as not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts by the network&apos;s list of landlords. Another name counts as another landlord, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts by the network&apos;s list of wards. A ward of another name counts as not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts each stage in the period of its day. In this order a stage is counted in the wrong period.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts first jobs by kind of work or sector. This one counts as not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts it as a first job started, though your support had not begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts people by age. A slip in the year of birth puts them into the wrong group.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts people by age. Without a date of birth they count as not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts people by disability. “Prefer not to say” is an answer; not asking is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts people by ethnic group. “Prefer not to say” is an answer; not asking is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts people by sex. “Prefer not to say” is an answer; not asking is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts people by the sector that they leave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts people by their highest qualification.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts people by ward or by how deprived it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts people by ward, and the ward is not worked out from the postcode.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts somebody from the day they were registered. What happened before it is in no earlier return.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts the job, and shows them at a stage before work beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts them as in work. Pay, kind of work and quality of the job count as not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The return counts them as still in work on the day of the check, but no job goes on that long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ward is not on the network&apos;s list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a postcode, but no ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no network to send it to when it was approved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They agreed on {day}, to earlier words or long ago</source>
        <translation type="unfinished">Cytunodd ar {day}, i eiriad cynharach neu amser maith yn ôl</translation>
    </message>
    <message>
        <source>They insist on: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those who are, or were, on the pathway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>Dydd Iau</translation>
    </message>
    <message>
        <source>To keep an eye on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To talk about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heddiw</translation>
    </message>
    <message>
        <source>Today, {time}</source>
        <translation>Heddiw, {time}</translation>
    </message>
    <message>
        <source>Too few hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too few hours from {first} to {last} ({length}): {hours} a week, and {needed} are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took a handover back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took a merge back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took an import back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took another member&apos;s card away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took changes from a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took cover back, or ended it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took in what a colleague wrote under cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took this vault over from the worker before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>Dydd Mawrth</translation>
    </message>
    <message>
        <source>Typed in on this desk, last on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unless the resident objects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocked the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocked the vault by its recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocked the vault by the organisation&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until it is recorded, the return does not count them as still in work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {when}, when {who} changed it: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usually</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vacancy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}. {basis}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Violent person at the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voice and representation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was refused what this desk&apos;s role may not do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>Dydd Mercher</translation>
    </message>
    <message>
        <source>Weekends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Well done</source>
        <translation type="unfinished">Da iawn</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation type="unfinished">Cymraeg</translation>
    </message>
    <message>
        <source>What an hour pays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stands in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Beth i&apos;w wneud</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What work they want</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it is safe: {words}</source>
        <translation>Pryd mae&apos;n ddiogel: {words}</translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White and Asian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White and Black African</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>White and Black Caribbean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who was told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why at risk</source>
        <translation>Pam mewn perygl</translation>
    </message>
    <message>
        <source>Why it is here</source>
        <translation>Pam mae yma</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawn on {day}, recorded by {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work and qualifications so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work-life balance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Gweithiwr</translation>
    </message>
    <message>
        <source>Working towards it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would count as not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote down a breach</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote down a request about somebody&apos;s rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote down a safeguarding concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote on a safeguarding concern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrote, changed or deleted a restricted note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ie</translation>
    </message>
    <message>
        <source>Yes, 20 to 49 hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, 50 or more hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, a little</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, a lot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, both do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, evidence seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, up to 19 hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes, with something left over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation>Chi</translation>
    </message>
    <message>
        <source>You went alone; it was to end at {time}. Say that you are back safely</source>
        <translation type="unfinished">Aethoch ar eich pen eich hun; roedd i orffen am {time}. Dywedwch eich bod yn ôl yn ddiogel</translation>
    </message>
    <message>
        <source>Zero hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a job that was taken out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a next action is overdue, or a check waits or falls due within {days} days</source>
        <translation type="unfinished">mae tasg nesaf yn hwyr, neu mae gwiriad yn aros neu&apos;n dod o fewn {days} diwrnod</translation>
    </message>
    <message>
        <source>at least {least} hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least {pay} an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {most} hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back safely at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>better by {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>born {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date of birth differs in one part or is turned round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has: {titles}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>leave at {time}</source>
        <translation>gadael am {time}</translation>
    </message>
    <message>
        <source>lone visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no day set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody has been in touch for more than{allowed} days before they are in work</source>
        <translation type="unfinished">nid oes neb wedi bod mewn cysylltiad ers mwy na {allowed} diwrnod cyn iddynt fod mewn gwaith</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation>dim</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>ddim yn hysbys</translation>
    </message>
    <message>
        <source>not yet: {titles}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>role not known</source>
        <translation>rôl ddim yn hysbys</translation>
    </message>
    <message>
        <source>same date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similar name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to be looked at again on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation>heddiw</translation>
    </message>
    <message>
        <source>up to {miles} away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worse by {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ddoe</translation>
    </message>
    <message>
        <source>you go alone</source>
        <translation>rydych yn mynd ar eich pen eich hun</translation>
    </message>
    <message>
        <source>{better} of {measures} became better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} without contact, since {day}; at {stage}</source>
        <translation>{days} heb gyswllt, ers {day}; yng ngham {stage}</translation>
    </message>
    <message>
        <source>{day}, {start} to {end}</source>
        <translation>{day}, {start} i {end}</translation>
    </message>
    <message>
        <source>{document} of {name} ended on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{document} of {name} ends on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{document} of {name} ends today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{employer}. {contract}. Pay an hour: {pay}. Hours a week: {hours}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{jobs} without a start, hours or pay did not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, ended on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, ends on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}, until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{late} late: was due on {day}</source>
        <translation>{late} yn hwyr: roedd i&apos;w wneud ar {day}</translation>
    </message>
    <message>
        <source>{least} to {most} hours a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level}. Its words are shown on asking only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} minutes</source>
        <translation>{minutes} munud</translation>
    </message>
    <message>
        <source>{name} lives there as well. {warning}</source>
        <translation>Mae {name} yn byw yno hefyd. {warning}</translation>
    </message>
    <message>
        <source>{number} ask first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pay} an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pay}, {band}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{resident} on {day}, {worker} on {other_day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{role}, {employer}</source>
        <translation>{role}, {employer}</translation>
    </message>
    <message>
        <source>{role}. {contract}. Pay an hour: {pay}. Hours a week: {hours}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule}: met on {day}, if what is missing is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule}: met on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule}: no wage is known for that time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rule}: not yet, {so_far} of {needed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{stretches} that did not count are not listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{way}, to version {version} of the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weeks} are up on {due}: {stage} on {since}</source>
        <translation type="unfinished">Bydd {weeks} ar ben ar {due}: {stage} ar {since}</translation>
    </message>
    <message>
        <source>{weeks} are up today: {stage} on {since}</source>
        <translation type="unfinished">Mae {weeks} ar ben heddiw: {stage} ar {since}</translation>
    </message>
    <message>
        <source>{weeks} since the job began on {since}: {job}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{weeks} were up on {due}: {stage} on {since}</source>
        <translation type="unfinished">Roedd {weeks} ar ben ar {due}: {stage} ar {since}</translation>
    </message>
    <message>
        <source>{what} due {day}</source>
        <translation>{what}: {day}</translation>
    </message>
    <message>
        <source>{what} was due {day}</source>
        <translation type="unfinished">{what}: roedd i&apos;w wneud {day}</translation>
    </message>
    <message>
        <source>{what}: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
