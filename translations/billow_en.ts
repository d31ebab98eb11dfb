<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ImportWording</name>
    <message numerus="yes">
        <source>The import was cancelled. The %1 invoices that were stored before stay.</source>
        <translation>
            <numerusform>The import was cancelled. The %1 invoice that was stored before stays.</numerusform>
            <numerusform>The import was cancelled. The %1 invoices that were stored before stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing new: all %1 invoices were stored before.</source>
        <translation>
            <numerusform>Nothing new: %1 invoice was stored before.</numerusform>
            <numerusform>Nothing new: all %1 invoices were stored before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported, but not every file was read to its end.</source>
        <translation>
            <numerusform>%1 invoice was imported, but not every file was read to its end.</numerusform>
            <numerusform>%1 invoices were imported, but not every file was read to its end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported.</source>
        <translation>
            <numerusform>%1 invoice was imported.</numerusform>
            <numerusform>%1 invoices were imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %1 rows</source>
        <translation>
            <numerusform>The first %1 row</numerusform>
            <numerusform>The first %1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 invoice</numerusform>
            <numerusform>%1 invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices were imported, %2 not accepted.</source>
        <translation>
            <numerusform>%1 invoice was imported, %2 not accepted.</numerusform>
            <numerusform>%1 invoices were imported, %2 not accepted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::Alerts</name>
    <message numerus="yes">
        <source>%1 invoices were generated; %2 are still to be displayed.</source>
        <translation>
            <numerusform>%1 invoice was generated; still to be displayed: %2.</numerusform>
            <numerusform>%1 invoices were generated; %2 are still to be displayed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::AnalyticsControls</name>
    <message numerus="yes">
        <source>%1 invoices, live</source>
        <translation>
            <numerusform>%1 invoice, live</numerusform>
            <numerusform>%1 invoices, live</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Catching up: figures of %1 of %2 invoices</source>
        <translation>
            <numerusform>Catching up: figures of %1 of %2 invoice</numerusform>
            <numerusform>Catching up: figures of %1 of %2 invoices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::CloseQuestion</name>
    <message numerus="yes">
        <source>%1 invoices that wait are displayed the next time.</source>
        <translation>
            <numerusform>%1 invoice that waits is displayed the next time.</numerusform>
            <numerusform>%1 invoices that wait are displayed the next time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ExportBar</name>
    <message numerus="yes">
        <source>%1 invoices were written to %2.</source>
        <translation>
            <numerusform>%1 invoice was written to %2.</numerusform>
            <numerusform>%1 invoices were written to %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ImportDialog</name>
    <message numerus="yes">
        <source>Import %n files</source>
        <translation>
            <numerusform>Import %n file</numerusform>
            <numerusform>Import %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ImportReportPage</name>
    <message numerus="yes">
        <source>%1 in %2 invoices, of which VAT %3</source>
        <translation>
            <numerusform>%1 in %2 invoice, of which VAT %3</numerusform>
            <numerusform>%1 in %2 invoices, of which VAT %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 were stored before, and were left as they are</source>
        <translation>
            <numerusform>%1 was stored before, and was left as it is</numerusform>
            <numerusform>%1 were stored before, and were left as they are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::InvoicePanel</name>
    <message numerus="yes">
        <source>%1 new invoices. Show the newest.</source>
        <translation>
            <numerusform>%1 new invoice. Show the newest.</numerusform>
            <numerusform>%1 new invoices. Show the newest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::LogPanel</name>
    <message numerus="yes">
        <source>%1 lines came faster than they could be shown; they are in the log file</source>
        <translation>
            <numerusform>%1 line came faster than it could be shown; it is in the log file</numerusform>
            <numerusform>%1 lines came faster than they could be shown; they are in the log file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResetDialog</name>
    <message numerus="yes">
        <source>All %1 invoices go, and the figures start again at zero. This cannot be undone.</source>
        <translation>
            <numerusform>%1 invoice goes, and the figures start again at zero. This cannot be undone.</numerusform>
            <numerusform>All %1 invoices go, and the figures start again at zero. This cannot be undone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %1 invoices go, and %2 of them are real: they were imported or received, not generated. This cannot be undone.</source>
        <translation>
            <numerusform>%1 invoice goes; real, that is imported or received and not generated: %2. This cannot be undone.</numerusform>
            <numerusform>All %1 invoices go, and %2 of them are real: they were imported or received, not generated. This cannot be undone.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResultLine</name>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 invoice</numerusform>
            <numerusform>%1 invoices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResultPanel</name>
    <message numerus="yes">
        <source>%1 new invoices have been stored since this search. Search again.</source>
        <translation>
            <numerusform>%1 new invoice has been stored since this search. Search again.</numerusform>
            <numerusform>%1 new invoices have been stored since this search. Search again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices have been displayed since this search. Search again.</source>
        <translation>
            <numerusform>%1 invoice has been displayed since this search. Search again.</numerusform>
            <numerusform>%1 invoices have been displayed since this search. Search again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::SettingsPage</name>
    <message numerus="yes">
        <source>Not saved yet: %1 of the settings. They go to %2, which only you can read.</source>
        <translation>
            <numerusform>Not saved yet: %1 of the settings. It goes to %2, which only you can read.</numerusform>
            <numerusform>Not saved yet: %1 of the settings. They go to %2, which only you can read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::StatusStrip</name>
    <message numerus="yes">
        <source>%1 viewers</source>
        <translation>
            <numerusform>%1 viewer</numerusform>
            <numerusform>%1 viewers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::VitalCards</name>
    <message numerus="yes">
        <source>%1 threads</source>
        <translation>
            <numerusform>%1 thread</numerusform>
            <numerusform>%1 threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core</name>
    <message numerus="yes">
        <source>It has a ledger with %1 invoices</source>
        <translation>
            <numerusform>It holds a ledger of Billow with %1 invoice</numerusform>
            <numerusform>It holds a ledger of Billow with %1 invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the row has %1 fields where the header has %2</source>
        <translation>
            <numerusform>the row has %1 field where the header has %2</numerusform>
            <numerusform>the row has %1 fields where the header has %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 = %3 + %4 VAT, in %5 invoices</source>
        <translation>
            <numerusform>%1 %2 = %3 + %4 VAT, in %5 invoice</numerusform>
            <numerusform>%1 %2 = %3 + %4 VAT, in %5 invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices, subtotal %2, VAT %3, total %4</source>
        <translation>
            <numerusform>%1 invoice, subtotal %2, VAT %3, total %4</numerusform>
            <numerusform>%1 invoices, subtotal %2, VAT %3, total %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, but the ledger’s count is %2</source>
        <translation>
            <numerusform>%1 row, but the ledger says %2</numerusform>
            <numerusform>%1 rows, but the ledger says %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices</source>
        <translation>
            <numerusform>%1 invoice</numerusform>
            <numerusform>%1 invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The ledger %1 is up to date. It has %2 invoices.</source>
        <translation>
            <numerusform>The ledger %1 has the schema that this program uses; it holds %2 invoice.</numerusform>
            <numerusform>The ledger %1 has the schema that this program uses; it holds %2 invoices.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ledger %1: %2 invoices stored, %3 shown</source>
        <translation>
            <numerusform>Ledger %1: %2 invoice stored, %3 displayed</numerusform>
            <numerusform>Ledger %1: %2 invoices stored, %3 displayed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 rows</source>
        <translation>
            <numerusform>%1 of %2 row</numerusform>
            <numerusform>%1 of %2 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices that were waiting in the ledger now count as shown, because they come before these</source>
        <translation>
            <numerusform>%1 invoice that waited in the ledger counts as displayed now, as it stands before these</numerusform>
            <numerusform>%1 invoices that waited in the ledger count as displayed now, as they stand before these</numerusform>
        </translation>
    </message>
</context>
</TS>
