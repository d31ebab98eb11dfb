<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ImportWording</name>
    <message numerus="yes">
        <source>Import cancelled. The %1 invoices imported before that are kept.</source>
        <translation>
            <numerusform>Import cancelled. The %1 invoice imported before that is kept.</numerusform>
            <numerusform>Import cancelled. The %1 invoices imported before that are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing new: all %1 invoices are already stored.</source>
        <translation>
            <numerusform>Nothing new: the %1 invoice is already stored.</numerusform>
            <numerusform>Nothing new: all %1 invoices are already stored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported. Some files couldn’t be read to the end.</source>
        <translation>
            <numerusform>%1 invoice imported. Some files couldn’t be read to the end.</numerusform>
            <numerusform>%1 invoices imported. Some files couldn’t be read to the end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported. Rejected rows: %2.</source>
        <translation>
            <numerusform>%1 invoice imported. Rejected rows: %2.</numerusform>
            <numerusform>%1 invoices imported. Rejected rows: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices imported.</source>
        <translation>
            <numerusform>%1 invoice imported.</numerusform>
            <numerusform>%1 invoices imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PdfFile</name>
    <message numerus="yes">
        <source>%1: %2 invoices</source>
        <translation>
            <numerusform>%1: %2 invoice</numerusform>
            <numerusform>%1: %2 invoices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::Alerts</name>
    <message numerus="yes">
        <source>%1 invoices generated.</source>
        <translation>
            <numerusform>%1 invoice generated.</numerusform>
            <numerusform>%1 invoices generated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices are waiting to be shown.</source>
        <translation>
            <numerusform>%1 invoice is waiting to be shown.</numerusform>
            <numerusform>%1 invoices are waiting to be shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices need review</source>
        <translation>
            <numerusform>%1 invoice needs review</numerusform>
            <numerusform>%1 invoices need review</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 invoices have become overdue</source>
        <translation>
            <numerusform>%1 invoice has become overdue</numerusform>
            <numerusform>%1 invoices have become overdue</numerusform>
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
        <source>Catching up: %1 of %2 invoices</source>
        <translation>
            <numerusform>Catching up: %1 of %2 invoice</numerusform>
            <numerusform>Catching up: %1 of %2 invoices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::CloseQuestion</name>
    <message numerus="yes">
        <source>%1 waiting invoices will be shown next time.</source>
        <translation>
            <numerusform>%1 waiting invoice will be shown next time.</numerusform>
            <numerusform>%1 waiting invoices will be shown next time.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::DetailPane</name>
    <message numerus="yes">
        <source>%1, overdue by %n days</source>
        <comment>due date</comment>
        <translation>
            <numerusform>%1, overdue by %n day</numerusform>
            <numerusform>%1, overdue by %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::DocumentDetails</name>
    <message numerus="yes">
        <source>Show all %n rules</source>
        <translation>
            <numerusform>Show %n rule</numerusform>
            <numerusform>Show all %n rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n other rules</source>
        <translation>
            <numerusform>Show %n other rule</numerusform>
            <numerusform>Show %n other rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check failed: %n rules of %1 don’t hold</source>
        <translation>
            <numerusform>Check failed: %n rule of %1 doesn’t hold</numerusform>
            <numerusform>Check failed: %n rules of %1 don’t hold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Check passed: %n rules checked</source>
        <translation>
            <numerusform>Check passed: %n rule checked</numerusform>
            <numerusform>Check passed: %n rules checked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ExportBar</name>
    <message numerus="yes">
        <source>%1 invoices exported to %2.</source>
        <translation>
            <numerusform>%1 invoice exported to %2.</numerusform>
            <numerusform>%1 invoices exported to %2.</numerusform>
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
        <source>%1 in %2 invoices, including %3 VAT</source>
        <translation>
            <numerusform>%1 in %2 invoice, including %3 VAT</numerusform>
            <numerusform>%1 in %2 invoices, including %3 VAT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 already stored and unchanged</source>
        <translation>
            <numerusform>%1 already stored and unchanged</numerusform>
            <numerusform>%1 already stored and unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 conflicts: the same number is stored with other content, which was not changed</source>
        <translation>
            <numerusform>%1 conflict: the same number is stored with other content, which was not changed</numerusform>
            <numerusform>%1 conflicts: the same number is stored with other content, which was not changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows left out: drafts, void or totals</source>
        <translation>
            <numerusform>%1 row left out: drafts, void or totals</numerusform>
            <numerusform>%1 rows left out: drafts, void or totals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::InvoicePanel</name>
    <message numerus="yes">
        <source>↑ %1 new</source>
        <comment>invoices above what is seen</comment>
        <translation>
            <numerusform>↑ %1 new</numerusform>
            <numerusform>↑ %1 new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paused · ↑ %1 new</source>
        <comment>invoices above what is seen</comment>
        <translation>
            <numerusform>Paused · ↑ %1 new</numerusform>
            <numerusform>Paused · ↑ %1 new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices. Jump to the newest.</source>
        <translation>
            <numerusform>%1 new invoice. Jump to the newest.</numerusform>
            <numerusform>%1 new invoices. Jump to the newest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::LogPanel</name>
    <message numerus="yes">
        <source>%1 lines not shown here. They’re in the log file.</source>
        <translation>
            <numerusform>%1 line not shown here. It’s in the log file.</numerusform>
            <numerusform>%1 lines not shown here. They’re in the log file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Resume · %1 new</source>
        <comment>lines</comment>
        <translation>
            <numerusform>Resume · %1 new</numerusform>
            <numerusform>Resume · %1 new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::MainWindow</name>
    <message numerus="yes">
        <source>%1 invoices copied</source>
        <translation>
            <numerusform>%1 invoice copied</numerusform>
            <numerusform>%1 invoices copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResetDialog</name>
    <message numerus="yes">
        <source>This permanently deletes all %1 invoices and resets every total.</source>
        <translation>
            <numerusform>This permanently deletes %1 invoice and resets every total.</numerusform>
            <numerusform>This permanently deletes all %1 invoices and resets every total.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes all %1 invoices and resets every total. %2 of them were imported or received, not generated.</source>
        <translation>
            <numerusform>This permanently deletes %1 invoice and resets every total. %2 was imported or received, not generated.</numerusform>
            <numerusform>This permanently deletes all %1 invoices and resets every total. %2 of them were imported or received, not generated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This permanently deletes %1 invoices with a total of %2. All others stay.</source>
        <translation>
            <numerusform>This permanently deletes %1 invoice with a total of %2. All others stay.</numerusform>
            <numerusform>This permanently deletes %1 invoices with a total of %2. All others stay.</numerusform>
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
    <message numerus="yes">
        <source>%1 invoices · first %2 listed</source>
        <translation>
            <numerusform>%1 invoice · first %2 listed</numerusform>
            <numerusform>%1 invoices · first %2 listed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::ResultPanel</name>
    <message numerus="yes">
        <source>%1 invoices shown since this search. Search again.</source>
        <translation>
            <numerusform>%1 invoice shown since this search. Search again.</numerusform>
            <numerusform>%1 invoices shown since this search. Search again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 new invoices stored since this search. Search again.</source>
        <translation>
            <numerusform>%1 new invoice stored since this search. Search again.</numerusform>
            <numerusform>%1 new invoices stored since this search. Search again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::RunProgress</name>
    <message numerus="yes">
        <source>%1 generated</source>
        <comment>a number of invoices</comment>
        <translation>
            <numerusform>%1 generated</numerusform>
            <numerusform>%1 generated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 generated · %2 left</source>
        <comment>invoices of a run, and its time</comment>
        <translation>
            <numerusform>%1 generated · %2 left</numerusform>
            <numerusform>%1 generated · %2 left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting</source>
        <comment>invoices that are stored and not shown yet</comment>
        <translation>
            <numerusform>%1 waiting</numerusform>
            <numerusform>%1 waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 waiting · about %2 left</source>
        <comment>invoices that are stored and not shown yet, and the time they take</comment>
        <translation>
            <numerusform>%1 waiting · about %2 left</numerusform>
            <numerusform>%1 waiting · about %2 left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::SettingsPage</name>
    <message numerus="yes">
        <source>%1 unsaved changes · Settings file: %2</source>
        <translation>
            <numerusform>%1 unsaved change · Settings file: %2</numerusform>
            <numerusform>%1 unsaved changes · Settings file: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>billow::StatCards</name>
    <message numerus="yes">
        <source>of %1 stored</source>
        <translation>
            <numerusform>of %1 stored</numerusform>
            <numerusform>of %1 stored</numerusform>
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
    <message numerus="yes">
        <source>%1 invoices, subtotal %2, VAT %3, total %4; of them %5 credit notes with a total of %6</source>
        <translation>
            <numerusform>%1 invoice, subtotal %2, VAT %3, total %4; of them %5 credit notes with a total of %6</numerusform>
            <numerusform>%1 invoices, subtotal %2, VAT %3, total %4; of them %5 credit notes with a total of %6</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 values could not be read and are left empty; the first is “%3” in line %4</source>
        <translation>
            <numerusform>%1: %2 values could not be read and are left empty; the first is “%3” in line %4</numerusform>
            <numerusform>%1: %2 values could not be read and are left empty; the first is “%3” in line %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 rows are not UTF-8, and are read as Windows-1252; the first is line %2</source>
        <translation>
            <numerusform>%1 row isn’t UTF-8, and is read as Windows-1252; it is line %2</numerusform>
            <numerusform>%1 rows are not UTF-8, and are read as Windows-1252; the first is line %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 left out: %2</source>
        <translation>
            <numerusform>%1 left out: %2</numerusform>
            <numerusform>%1 left out: %2</numerusform>
        </translation>
    </message>
</context>
</TS>
