#!/usr/bin/env python3
import sys; sys.path.insert(0, ".."); from lib import *

BODY = """\
Geachte mevrouw Quint,

Hierbij een uitnodiging voor het gesprek over onze eventuele ondersteuningsbehoefte. Schikt het u op dinsdag 24 september om 10.00 uur? Een lunch en een parkeerplaats regelen wij.

Mw. T. Ypma, managementassistente
Omgevingsdienst Oldewier
"""
SUMMARY = "Gesprek ondersteuningsbehoefte kpi 2 t/m 5"
DESCRIPTION = "Agenda: 1. Beoordeling plan van aanpak. 2. Wel of geen verzoek om geld (bandbreedte IenW: 200.000 - 250.000 euro). 3. Capaciteit datateam. Graag een laptop meenemen."

ICS = note("""\
BEGIN:VCALENDAR
PRODID:-//Voorbeeld//Agenda//NL
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:oldewier-2409@odoldewier.example
DTSTAMP:20240903T080000Z
DTSTART:20240924T080000Z
DTEND:20240924T093000Z
SUMMARY:%s
DESCRIPTION:%s
ORGANIZER:mailto:t.ypma@odoldewier.example
ATTENDEE;RSVP=TRUE:mailto:t.quint@minienw.example
END:VEVENT
END:VCALENDAR
""" % (SUMMARY, DESCRIPTION))
write(message({
    "From": "\"Ypma, T.\" <t.ypma@odoldewier.example>",
    "To": "Tessa Quint <t.quint@minienw.example>",
    "Date": "Tue, 3 Sep 2024 10:00:00 +0200",
    "Subject": "Uitnodiging: " + SUMMARY,
    "Message-ID": "<ow24@odoldewier.example>",
}, text=BODY, attachments=[("uitnodiging.ics", ICS.replace("\n", "\r\n").encode(), "text/calendar; method=REQUEST; charset=utf-8")]))
