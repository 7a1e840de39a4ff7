language-name = العربية

invitation-subject = دعوة: { $title }، { $date }، { $time }
update-invitation-subject = دعوة محدثة: { $title }، { $date }، { $time }
update-subject = تحديث: { $subject }
greeting = مرحبًا { $name }،
invitation-opening = وصلتك دعوة من { $organizer } إلى اجتماع «{ $title }».
meeting-when = الموعد: { $when }
invitation-join = الانضمام إلى الاجتماع
invitation-join-here = للانضمام إلى الاجتماع:
invitation-joinable = يمكنك الانضمام ابتداءً من { $time }.
invitation-owner = لديك صلاحية إدارة هذا الاجتماع: يمكنك السماح بدخول الآخرين وكتم أصواتهم وإخراجهم.
invitation-yours = هذا الرابط خاص بك، فيُرجى عدم مشاركته.
invitation-keep = يُرجى الاحتفاظ بهذه الرسالة، فإذا انقطع الاتصال يمكنك فتح الرابط مرة أخرى.
invitation-without-button = إذا لم يعمل الزر، فيمكنك فتح هذا الرابط:

update-opening = وصلك تحديث من { $organizer } لدعوتك إلى اجتماع «{ $title }».
update-time = الموعد الجديد: { $time } بدلاً من { $before }.
update-end = وقت الانتهاء الجديد: { $time } بدلاً من { $before }.
update-title = العنوان الجديد: { $title } بدلاً من { $before }.
update-room = الغرفة الجديدة: { $room } بدلاً من { $before }.
update-joinable = يمكنك الآن الانضمام ابتداءً من { $time } بدلاً من { $before }.
update-owner = أصبحت لديك صلاحية إدارة هذا الاجتماع.
update-not-owner = لم تعد لديك صلاحية إدارة هذا الاجتماع.
update-link-same = لم يتغير رابطك، فالرابط السابق ما زال يعمل.
update-link-before = ما زال رابطك السابق يعمل، لكن بالتفاصيل السابقة. يُرجى استخدام الرابط الجديد.
update-link-old-time = لا يعمل رابطك السابق إلا في الموعد السابق. يُرجى استخدام الرابط الجديد.
update-link-old-room = يؤدي رابطك السابق إلى الغرفة السابقة. يُرجى استخدام الرابط الجديد.
update-link-gone = لم يعد رابطك السابق يعمل. يُرجى استخدام الرابط الجديد.
update-link-unsure = قد لا يعمل رابطك السابق بعد الآن. يُرجى استخدام الرابط الجديد.

calendar-reopen = إذا انقطع الاتصال، فيمكنك فتح الرابط مرة أخرى.
calendar-reminder = تذكير

cancellation-subject = إلغاء: { $title }
cancellation-of-meeting = أُلغي اجتماع «{ $title }».
cancellation-of-person = أُلغيت دعوتك إلى اجتماع «{ $title }».

card-owner = إدارة الاجتماع
card-scan = يُرجى مسح الرمز بكاميرا الهاتف.
card-type = أو يُرجى كتابة هذا العنوان:
card-keep = يُرجى الاحتفاظ بهذه البطاقة، فإذا انقطع الاتصال يمكنك مسح الرمز مرة أخرى.
card-qr = رمز QR لفتح الاجتماع

time-span = { $date }، من { $from } إلى { $to } ({ $zone })
time-span-over-days = من { $from-date }، { $from-time } إلى { $to-date }، { $to-time } ({ $zone })
time-moment = { $date }، { $time } ({ $zone })
time-short-moment = { $date }، { $time }
time-in-city = بتوقيت { $city }
time-in-city-with-offset = { $zone }، { $offset }

help-subject = مشكلة في الدخول إلى الاجتماع: { $title }
help-opening = يتعذر على { $name } الدخول إلى اجتماع «{ $title }».
help-saw = ظهرت في صفحة الدعوة هذه الرسالة: «{ $state }»
help-open = لمعرفة ما يمكنك فعله، يُرجى فتح صفحة هذا الشخص:
help-once = تصلك رسالة واحدة كهذه على الأكثر عن كل شخص في الساعة.
