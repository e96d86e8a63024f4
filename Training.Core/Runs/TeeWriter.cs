using System.Text;

namespace Training.Core.Runs;

/// <summary>Writes to the console and to a log; trouble with the log is kept from the console.</summary>
internal sealed class TeeWriter(TextWriter console, TextWriter log) : TextWriter
{
    private bool _hasFailed;

    public override Encoding Encoding => console.Encoding;

    public override void Write(char value)
    {
        console.Write(value);
        Log(value, static (log, value) => log.Write(value));
    }

    public override void Write(string? value)
    {
        console.Write(value);
        Log(value, static (log, value) => log.Write(value));
    }

    public override void Write(char[] buffer, int index, int count)
    {
        console.Write(buffer, index, count);
        Log((buffer, index, count), static (log, text) => log.Write(text.buffer, text.index, text.count));
    }

    public override void WriteLine(string? value)
    {
        console.WriteLine(value);
        Log(value, static (log, value) => log.WriteLine(value));
    }

    public override void Flush() => console.Flush();

    private void Log<T>(T value, Action<TextWriter, T> write)
    {
        if (_hasFailed)
        {
            return;
        }

        try
        {
            write(log, value);
        }
        catch (Exception cause) when (cause is IOException or ObjectDisposedException)
        {
            _hasFailed = true;
        }
    }
}
