using System.Text;
using Dashboard.Web.Graphs.Reading;

namespace Dashboard.Web.Graphs.Upload;

/// <summary>The words, strings and marks of protobuf's text format; comments and white space are passed over.</summary>
internal sealed class ProtoTextScanner(ReadOnlyMemory<byte> text)
{
    private const int LongestWord = 256;

    private int _at;

    /// <summary>Whether a quoted string comes next.</summary>
    public bool IsAtString => Peek() is '"' or '\'';

    /// <summary>Takes a mark if it comes next; <c>\0</c> is the end of the text.</summary>
    public bool TryTake(char mark)
    {
        if (Peek() != mark)
        {
            return false;
        }

        if (mark != '\0')
        {
            _at++;
        }

        return true;
    }

    public void Take(char mark)
    {
        if (!TryTake(mark))
        {
            throw Fault($"'{mark}' is missing");
        }
    }

    /// <summary>A field's name; an extension or Any in brackets counts as a name that no schema has.</summary>
    public string TakeName()
    {
        if (!TryTake('['))
        {
            return TakeWord();
        }

        while (_at < text.Length && text.Span[_at] != ']')
        {
            _at++;
        }

        Take(']');
        return "[]";
    }

    /// <summary>A name, a number or a literal.</summary>
    public string TakeWord()
    {
        Peek();
        var start = _at;
        var span = text.Span;
        while (_at < span.Length && IsOfWord(span[_at]))
        {
            _at++;
        }

        return _at == start ? throw Fault(_at >= span.Length ? "the text ends too early" : $"'{(char)span[_at]}' is out of place")
            : _at - start > LongestWord ? throw Fault("a word is too long")
            : Encoding.ASCII.GetString(span[start.._at]);
    }

    /// <summary>Strings in a row are one; escapes are resolved.</summary>
    public void TakeStrings(WireBuffer into)
    {
        while (IsAtString)
        {
            TakeString(into);
        }
    }

    public void SkipStrings()
    {
        while (IsAtString)
        {
            TakeString(null);
        }
    }

    public GraphFormatException Fault(string what)
    {
        var line = 1 + text.Span[..Math.Min(_at, text.Length)].Count((byte)'\n');
        return new GraphFormatException($"Line {line}: {what}.");
    }

    private void TakeString(WireBuffer? into)
    {
        var span = text.Span;
        var quote = span[_at++];
        while (_at < span.Length && span[_at] != quote)
        {
            if (span[_at] == '\n')
            {
                throw Fault("a string does not end on its line");
            }

            if (span[_at] == '\\')
            {
                _at++;
                TakeEscape(into);
            }
            else
            {
                Append(into, span[_at++]);
            }
        }

        if (_at >= span.Length)
        {
            throw Fault("a string does not end");
        }

        _at++;
    }

    private void TakeEscape(WireBuffer? into)
    {
        var kind = _at < text.Length ? text.Span[_at++] : throw Fault("a string does not end");
        switch ((char)kind)
        {
            case >= '0' and <= '7':
                _at--;
                Append(into, TakeDigits(8, 3));
                break;
            case 'x' or 'X':
                Append(into, TakeDigits(16, 2));
                break;
            case 'u':
                AppendCharacter(into, TakeDigits(16, 4));
                break;
            case 'U':
                AppendCharacter(into, TakeDigits(16, 8));
                break;
            default:
                Append(into, Plain((char)kind));
                break;
        }
    }

    private byte Plain(char kind) => kind switch
    {
        'a' => 7,
        'b' => 8,
        't' => 9,
        'n' => 10,
        'v' => 11,
        'f' => 12,
        'r' => 13,
        '\\' or '\'' or '"' or '?' => (byte)kind,
        _ => throw Fault($"\\{kind} means nothing"),
    };

    // What is read over goes nowhere, but must be well-formed all the same.
    private static void Append(WireBuffer? into, long value) => into?.Append((byte)value);

    private void AppendCharacter(WireBuffer? into, long code)
    {
        if (!Rune.IsValid((uint)Math.Min(code, uint.MaxValue)))
        {
            throw Fault("a string holds no such character");
        }

        into?.AppendText(new Rune((uint)code).ToString());
    }

    private long TakeDigits(int radix, int most)
    {
        long value = 0;
        var span = text.Span;
        var start = _at;
        for (; _at < span.Length && _at - start < most && char.IsAsciiHexDigit((char)span[_at]); _at++)
        {
            var digit = Convert.ToInt32(((char)span[_at]).ToString(), 16);
            if (digit >= radix)
            {
                break;
            }

            value = (value * radix) + digit;
        }

        return _at > start ? value : throw Fault("an escape lacks its digits");
    }

    /// <summary>The next mark, after white space and comments; <c>\0</c> at the end.</summary>
    private char Peek()
    {
        var span = text.Span;
        for (; _at < span.Length; _at++)
        {
            if (span[_at] == '#')
            {
                var end = span[_at..].IndexOf((byte)'\n');
                _at = end < 0 ? span.Length - 1 : _at + end;
            }
            else if (span[_at] is not ((byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\v' or (byte)'\f'))
            {
                return span[_at] == 0 ? '\u0001' : (char)span[_at];
            }
        }

        return '\0';
    }

    private static bool IsOfWord(byte character) => char.IsAsciiLetterOrDigit((char)character) || character is (byte)'_' or (byte)'-' or (byte)'+' or (byte)'.';
}
