using System.Text;

namespace Dashboard.Web.Projector.Embeddings;

/// <summary>The tokens of protobuf's text format.</summary>
internal ref struct TextTokens(string text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    public bool IsMessage => Peek() is '{' or '<';

    /// <summary>A field's name; false at the end of the message.</summary>
    public bool TryReadName(out string name)
    {
        name = "";
        while (TryTake(',') || TryTake(';'))
        {
        }

        if (Peek() is '\0' or '}' or '>')
        {
            return false;
        }

        name = ReadWord();
        return true;
    }

    /// <summary>Letters, digits and what numbers and names have beside.</summary>
    public string ReadWord()
    {
        Peek();
        var from = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '.' or '-' or '+'))
        {
            _at++;
        }

        return _at > from ? _text[from.._at].ToString() : throw Fault("a name or a number is missing");
    }

    /// <summary>A quoted string, or several that follow each other.</summary>
    public string ReadString()
    {
        SkipColon();
        if (Peek() is not ('"' or '\''))
        {
            throw Fault("a quoted string is missing");
        }

        // Escapes are bytes, and only together they are UTF-8.
        var bytes = new List<byte>();
        while (Peek() is '"' or '\'')
        {
            ReadQuoted(bytes);
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    public void SkipScalar()
    {
        if (Peek() is '"' or '\'')
        {
            ReadString();
        }
        else
        {
            ReadWord();
        }
    }

    public void SkipColon() => TryTake(':');

    /// <summary>Enters a message; returns what ends it.</summary>
    public char OpenMessage()
    {
        SkipColon();
        return TryTake('{') ? '}' : TryTake('<') ? '>' : throw Fault("'{' is missing");
    }

    public void CloseMessage(char close)
    {
        if (!TryTake(close))
        {
            throw Fault($"'{close}' is missing");
        }
    }

    public void ExpectEnd()
    {
        if (Peek() != '\0' || _at < _text.Length)
        {
            throw Fault("there is more than it should hold");
        }
    }

    public bool TryTake(char what)
    {
        if (Peek() != what || _at >= _text.Length)
        {
            return false;
        }

        _at++;
        return true;
    }

    public readonly FormatException Fault(string what) => new($"line {_text[..Math.Min(_at, _text.Length)].Count('\n') + 1}: {what}");

    /// <summary>The next character that counts; NUL at the end.</summary>
    private char Peek()
    {
        while (_at < _text.Length)
        {
            if (_text[_at] == '#')
            {
                var end = _text[_at..].IndexOf('\n');
                _at = end < 0 ? _text.Length : _at + end;
            }
            else if (char.IsWhiteSpace(_text[_at]))
            {
                _at++;
            }
            else
            {
                return _text[_at];
            }
        }

        return '\0';
    }

    private void ReadQuoted(List<byte> bytes)
    {
        var quote = _text[_at++];
        Span<byte> encoded = stackalloc byte[4];
        while (_at < _text.Length && _text[_at] != quote)
        {
            if (_text[_at] == '\\')
            {
                _at++;
                bytes.Add(ReadEscape());
                continue;
            }

            if (Rune.DecodeFromUtf16(_text[_at..], out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                rune = Rune.ReplacementChar;
            }

            bytes.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
            _at += length;
        }

        if (_at++ >= _text.Length)
        {
            throw Fault("a string does not end");
        }
    }

    private byte ReadEscape()
    {
        var escape = _at < _text.Length ? _text[_at++] : throw Fault("a string does not end");
        return escape switch
        {
            'n' => (byte)'\n',
            't' => (byte)'\t',
            'r' => (byte)'\r',
            'x' or 'X' => ReadByte(16, 2),
            >= '0' and <= '7' => Octal(),
            '\\' or '\'' or '"' or '?' or '/' => (byte)escape,
            _ => throw Fault($"'\\{escape}' is no escape"),
        };
    }

    private byte Octal()
    {
        _at--;
        return ReadByte(8, 3);
    }

    private byte ReadByte(int radix, int mostDigits)
    {
        var (value, digits) = (0, 0);
        for (; digits < mostDigits && _at < _text.Length && char.IsAsciiHexDigit(_text[_at]); digits++, _at++)
        {
            var digit = Convert.ToInt32(_text[_at].ToString(), 16);
            if (digit >= radix)
            {
                break;
            }

            value = (value * radix) + digit;
        }

        return digits > 0 ? (byte)value : throw Fault("an escape has no digits");
    }
}
