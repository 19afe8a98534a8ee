"""Words of page furniture in English: share bars, forms, credits, link lists, captions, dates.

All in lower case with straight apostrophes. A phrase stands here, or in the tables of the other
languages, because it is common on news pages of that language, never because one page uses it.
"""

from __future__ import annotations

from framing.read.page_phrases import PageWords, phrase_pairs, phrases

# The small words inside names of people and desks.
NAME_LINKS = frozenset(
    phrases(
        """
        and | for | of | in | the | special | to | with | at | und | für | mit | der | et | pour | avec | de | la | le | y | para | con
        """
    )
)

ENGLISH = PageWords(
    whole=phrases(
        """
        share | tweet | email | e-mail | print | save | like | pin it | facebook | twitter | whatsapp
        linkedin | reddit | pinterest | telegram | messenger | copy link | copy | share this | loading
        share this article | share this story | you can share this story on social media | share this post | share this page | share with friends
        share on facebook | share on twitter | like this | share article | share story | shares | sms
        advertisement | advertisements | advertising | ad | sponsored | sponsored content | promoted
        story continued below | story continues below | article continues below | continue reading
        story continues below advertisement | article continues after ad | continue reading below | continue reading the main story
        read more | read full story | read full article | read the full story | read on | more info
        see more | show more | load more | view more | view all | see all | subscribe | subscribe now
        subscribe today | sign up | sign up now | register | back to top | next | previous | close | next article | previous article | next post | previous post | reply | report | permalink
        hide caption | toggle caption | enlarge this image | view gallery | view comments | view photos
        show comments | see comments | post comment | comments are closed | cancel reply | name | website
        all rights reserved | privacy policy | terms of use | terms of service | terms and conditions
        contact us | about us | about the author | donate | donate now | support us | ends | ### | -30-
        staff | staff writer | staff report | from staff reports | wire reports | play | play video | mute
        listen | listen to article | listen to this article | post | text size | font size | a a | comments | follow | follow us
        breaking news alert | newsletter | newsletters | email address | your email | submit | tags
        the associated press | associated press | reuters | afp | copied | link copied | bookmark
        photo | photos | video | videos | gallery | image | images | slideshow | rss | faq | of
        learn more | watch live | story continues | article continues after this message | scroll to continue
        subscriber exclusive | subscribers only | members only | register now | newsletter signup | newsletter sign-up
        get short url | scroll down for video | go to comments | send in e-mail | download | transcript
        read this article for free | manage preferences | accept all | accept all cookies | cookie settings | reject all
        headline | hed | dek | slug | byline | word count | regular | medium | large | prev | expand | about sharing
        full text | correction appended | share this with | close share options | just now | an hour ago | a minute ago | a day ago
        """
    ),
    menu=phrases(
        """
        home | menu | search | log in | login | sign in | my account | skip to content | skip to main content | skip to navigation | e-edition | epaper
        """
    ),
    openings=phrases(
        """
        share this: | share on | share via | share all sharing options | click here to
        click here for | click to | tap here | follow us on | follow @ | like us on | find us on | like this:
        join us on | sign up for | sign up to receive | sign up to get | sign up to our | sign up now | sign up here | subscribe to our | subscribe for
        subscribe now | subscribe here | subscribe on | read more: | read more at | read more on
        read more from | read more about | read also | also read | read next | read: | read the full | read here
        see also | see more | related: | related article | related stor | more: | more from
        more on this | recommended: | watch: | watch more | watch video | listen: | don't miss: | must read:
        up next | next story | previous story | top stories | via http | via @ | source: http | h/t | hat tip:
        filed under | filed in | posted in | tagged: | tagged with | tagged as | tags: | topics: | categories: | category: | keywords:
        reporting by | additional reporting | writing by | editing by | compiled by | (reporting by
        (additional reporting | additional contributions by | additional research by | additional material from | (writing by | (editing by | copyright © | copyright (c) | copyright 19
        copyright 20 | © 19 | © 20 | (c) 19 | (c) 20 | © copyright | ©19 | ©20 | all rights reserved
        this material may not be | reprinted with permission | republished with permission
        as published in
        read or share this | with assistance by | with assistance from | originally published | excerpted from
        the associated press contributed | your email address | required fields | save my name
        notify me of | you must be logged in | log in to | please log in | please sign in | enter your email
        by submitting | by signing up | by clicking | by subscribing | by using this site | this site uses
        we use cookies | this website uses | our website uses | please enable javascript
        enable javascript | javascript is | your browser | terms of use | terms of service | privacy policy
        click for more | sign the petition | sign our petition | sign this petition | newsletter sign up
        newsletter sign-up | cookie policy | like loading | print this | email this | enlarge this | enlarge image | get the app | download our
        get our newsletter | get our daily | get our free | get breaking news | get the latest news | get email alerts | get alerts
        support our journalism | support independent | join the conversation | join the discussion | join the debate
        twitter: @ | become a member | become a subscriber | already a subscriber | you have reached your | to continue reading | continue reading: | proudly powered
        you may also like | you might also like | view comments | show comments | got a tip | send tips
        have a tip | contact the author | contact the reporter | email the author | email the reporter
        pingback: | trackback: | trackback url | trackback from your | you can follow any responses
        you can leave a response | full coverage: | related coverage | go deeper: | video: | just watched | contributing:
        correction: | corrections: | clarification: | editor's note: | editors' note: | editor's note –
        editor's note — | editor's note - | this story corrects | this version corrects | an earlier version of this report | this report was updated at | this report has been updated
        this is a developing story | this is a developing news story | this is a breaking news story | please check back
        to contact the reporter on this
        to contact the reporters on this | to contact the author of this | to contact the editor responsible
        to contact the editors responsible | to contact the senior editor responsible | by providing your
        correction ( | clarification ( | corrections & amplifications | correction and update: | corrections and clarifications | this interview has been | this conversation has been
        this interview was edited | this transcript has been | this is a rush transcript | letters may be | letters should be
        our standards:
        if you value this | if you value our | if you like this story | if you liked this | please consider making | please consider a donation | please consider donating
        this content is only | this content is exclusive | to read the full | to read this article
        to read the rest | to read more, | you've reached your | you have read your | not a subscriber? | not a member?
        already have an account? | don't have an account? | already registered? | already a member? | view this post on
        watch the latest video | read our full | read our latest | get unlimited | unlock unlimited | please include a contact number
        by registering you | by registering, you | by continuing to use | by continuing to browse | by creating an account | slug: | word count:
        watch the full | watch the video | read the rest of | thank you for subscribing | thanks for subscribing | thanks for signing up
        """
    ),
    texts=phrases("article | story | post | piece | column | essay | op-ed"),
    told_of_texts=phrases(
        """
        originally appeared | first appeared | originally ran | appears in the | was originally published
        was first published | was also published | was published in partnership | is published in partnership
        was produced | was co-published | is republished | was republished | is reprinted | is adapted from
        was adapted from | is excerpted from | is part of a reporting partnership | is based in part
        was updated | has been updated | was last updated | was corrected | has been corrected | was amended
        has been amended | is more than | is exclusive to | is for subscribers | is for members
        """
    ),
    told_before_texts=phrases(
        """
        note: this | update: this | updated: this | an earlier version of this | a previous version of this
        the original version of this | a version of this | versions of this | portions of this
        """
    ),
    stamps=phrases(
        """
        published | posted | updated | edited | last updated | last modified | first published | created | modified
        copyright | views: | hits: | page | play video
        """
    ),
    labels=phrases(
        """
        written by | edited by | posted by | published by | source: | sources: | image source: | story by
        powered by | designed by | text by | video by | photos by | special to the | for immediate release | jump to: | home > | home »
        sign up to | heard on | you are here: | interview by | font size: | back to home | return to | in this story: | in this article: | also on
        """
    ),
    inner=phrases(
        """
        contributed reporting | all rights reserved | (opens in | opens in new
        broadcast, rewritten or | for reprint permission | sign up for our | subscribe to our newsletter
        to your inbox | newsletter in your inbox | briefing in your inbox | in your inbox every | is available without charge to
        for subscription options | replay more videos | follow him on twitter | follow her on twitter | follow them on twitter | you are now subscribed
        by signing up you agree | by signing up, you agree | protected by recaptcha | you can unsubscribe
        sign up to receive our | sign up to get our | , subscribe to our | , subscribe to the
        email us at | e-mail us at | email me at | write to us at | contact us at | reach us at | pitch us at
        send us an email | send us an e-mail | hear what you think about this | enjoyed this article | enjoyed this story
        contributed to this article | contributed to this story | contributed to this report | contributed to this post
        contributed to this column | contributed to this piece | earlier version of this article
        earlier version of this story | previous version of this article | previous version of this story
        views expressed in this article | views expressed in this column | opinions expressed in this article
        opinions expressed in this column | opinions expressed in this commentary
        """
    ),
    short_inner=phrases(
        """
        click here | -minute listen | on twitter at @ | on twitter: @ | min read | minute read | minutes read | min to read | mins to read | minutes to read | can be reached at | reach him at
        reach her at | free articles left | free articles remaining | free article left | free article remaining | subscribe to our | download our app | thanks for reading | thank you for reading
        """
    ),
    pairs=phrase_pairs(
        """
        get | want more | want to | subscribe | sign up | stay informed | enjoying | enjoyed this … newsletter | podcast
        get | want more | want to | subscribe | like what you | looking for more | start your day … inbox
        join | upgrade | want to … ad-free | ads-free | subscribe today | subscribe now
        think your friends … share
        want more | for more | like what you | enjoying | enjoyed this | if you enjoyed | if you like … sign up | subscribe
        create | register | sign in | sign up | log in | subscribe | join | become | start your | unlock … continue reading | keep reading | read more | read the rest | read the full | unlimited access | full access | free account | more articles
        support … explanatory journalism | independent journalism
        support our | support local | support quality | support free | help support | please support … journalism | reporting | newsroom | donate | donation | subscribe
        interested in … stay up to date | sign up | subscribe | newsletter
        visit … for more stories | for more news | for more information | for more details | to learn more
        to read more | to learn more | to find out more … subscribe | sign up | , visit | , go to | , click
        to receive | for more … your inbox | newsletter | by email | check out our | visit our
        you can follow … @ | on twitter | on facebook
        reach | let us know | tell us … @
        we want to hear | we'd like to hear | we'd love to hear … letter | email | e-mail | @ | comment
        send letters | send your | send a letter | submit letters | write to … @
        you have | you've … free article | free stories
        download … app for | free app
        let our | let us … your inbox
        if you can't see | if you cannot see | can't see … refresh | reload
        never miss | stay up to date | stay informed | keep up with … newsletter | sign up | subscribe | inbox
        sign up | subscribe … by email | by e-mail | daily email | daily e-mail | weekly email | weekly e-mail
        follow … coverage at | on twitter | on facebook | on instagram | on telegram | on bluesky
        contact | email | e-mail | do you know | do you have | have you | are you | were you … @
        do you know | do you have | have you | are you | were you … email us | get in touch with us
        the views expressed | the opinions expressed | the views and opinions … necessarily reflect | are their own
        the views expressed | the opinions expressed | the views and opinions | any opinions expressed | any views expressed … those of the author | solely those of | author's own | solely their own
        views expressed | opinions expressed | the views of contributors … those of the author | are their own
        """
    ),
    link_endings=(
        " Read more",
        " Read More",
        " Sign up",
        " Sign up now",
        " Learn more",
        " Vote Now",
    ),
    link_heads=phrases(
        """
        latest | latest news | latest stories | latest posts | latest headlines | related | related stories
        related articles | related posts | related content | related coverage | related topics
        related links | related news | related reading | recommended | recommended for you | recent posts
        recommended stories | you may also like | you might also like | you may also be interested in | most read | most popular
        most viewed | most shared | popular | popular posts | trending | trending now | trending stories
        top stories | top news | headlines | editor's picks | editors' picks | editor's pick | more
        don't miss | also read | see also | more on this | more on this story | more on this topic
        more stories | more news | more headlines | more coverage | further reading | read more | read next
        what to read next | what others are reading | in this section | from around the web | from the web
        around the web | sponsored links | promoted stories | in other news | elsewhere | other news
        feature | features | featured | featured stories | featured posts | weekend reads | weekend feature
        more like this | keep reading | next up | up next | in case you missed it | top picks | must reads
        on our radar | topics | related tags | must read | trending articles | read also
        """
    ),
    sections=phrases(
        """
        world | world news | politics | opinion | news | business | us news | u.s. news | uk news | us | u.s.
        uk | europe | asia | africa | middle east | americas | analysis | exclusive | breaking | national
        breaking news | live | comment | editorial | commentary | interview | explainer | feature | features
        column | culture | sport | sports | science | technology | tech | health | economy | finance | lifestyle
        international | local | local news | investigation | special report | fact check | environment
        society | perspective | perspectives | op-ed | blog | blogs | home | front page | top story
        analysis/opinion | review | reviews | law | crime | education | entertainment | travel | obituaries
        """
    ),
    counted=phrases(
        """
        response | responses | comment | comments | reply | replies | thought | thoughts | trackback
        trackbacks | pingback | pingbacks
        """
    ),
    comment_heads=phrases(
        """
        comments | reader comments | readers' comments | user comments | one comment | join the conversation
        join the discussion | trackbacks | trackbacks/pingbacks | top comments | most voted comments
        view all comments | pingbacks & trackbacks | trackbacks & pingbacks | trackbacks and pingbacks
        """
    ),
    reply_heads=phrases(
        """
        leave a reply | leave a comment | leave a response | leave your comment | post a comment
        post your comment | add a comment | add your comment | add comment | write a comment | speak your mind
        submit a comment | have your say | write a reply | leave us a comment
        """
    ),
    by=phrases(
        "by | by: | byline: | author: | a column by | an essay by | opinion by | analysis by | commentary by | review by"
    ),
    jobs=phrases(
        """
        reporter | correspondent | editor | writer | contributor | columnist | producer | journalist
        associated press | reuters | afp | press | news | bureau | times | post | herald | tribune | staff | agencies
        """
    ),
    caption_openings=phrases(
        """
        photo: | photo : | photos: | photos : | image : | photo by | photos by | photograph: | photograph by | photo credit | photo courtesy
        photographer: | photographs: | photographs by | photography: | photography by
        picture: | pictures by | picture credit | image: | image by | image credit | image source | image courtesy
        image copyright | image caption | pictured: | media caption | file photo | file image | file picture | file pic
        (photo: | (photo by | [photo | (image: | (image credit | (picture: | (file photo | (file) | [file photo
        credit: | caption: | illustration: | illustration by | in this file photo | in this photo | in this image
        in this handout | handout photo | media playback is | screenshot: | screengrab | file - | file – | file — | (credit: | undated photo | archive photo | stock photo | graphic: | map: | courtesy: | cartoon:
        (photograph | [image | photo/ | featured image | ap photo/ | credit... | toggle caption | hide caption
        """
    ),
    caption_endings=phrases(
        """
        getty images | getty images) | ap photo | ap photo) | afp photo | shutterstock | shutterstock)
        hide caption | toggle caption | (file photo) | (file photo). | [file photo] | (file) | (screenshot)
        (screengrab) | istock | istockphoto | wikimedia commons | wikimedia commons) | alamy | flickr)
        (ap) | (photo: ap) | getty images ) | file photo | (pool) | handout)
        """
    ),
    caption_inner=phrases(
        """
        . photographer: | . photograph: | . photo credit: | . photo by | . photo: | . credit:
        photo : | image : | illustration : | screenshot : | hide caption | (reuters: | (getty images: | [courtesy: | [courtesy of | (courtesy: | [supplied] | [handout (supplied: | (reuters photo: | (photo: | (photo by
        """
    ),
    shown=phrases(
        "(pictured | (left) | (right) | (centre) | (center) | (far left) | (far right) | (second left) | (second right)"
    ),
    credits=phrases(
        "ap | afp | reuters | getty | epa | photo | upi | shutterstock | image | rex | pa | anadolu"
    ),
    agencies=phrases(
        "reuters | ap | afp | epa | upi | getty | getty images | anadolu | xinhua | associated press"
    ),
    dates=phrases(
        """
        monday | tuesday | wednesday | thursday | friday | saturday | sunday | mon | tue | tues | wed | thu
        thur | thurs | fri | sat | sun | january | february | march | april | may | june | july | august
        september | october | november | december | jan | feb | mar | apr | jun | jul | aug | sep | sept | oct
        nov | dec | am | pm | a.m | p.m | et | est | edt | gmt | utc | bst | cst | cdt | pst | pdt | mst | cet
        at | on | the | of | st | nd | rd | th | updated | published | posted | last | modified | first | ago | update | edited
        hours | hour | minutes | minute | days | day | years | year | months | month | weeks | week | min | mins | hr | hrs | h | m | t | z | date | release | press | eastern | local | time | about | ist | pkt | wat | sast | hkt | sgt | aest | aedt | nzst | nzdt | msk | eet | eest | jst | today | yesterday
        """
    ),
)
