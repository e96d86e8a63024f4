using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Web.Api.TensorBoard;

/// <summary>Spells doubles as Python does: the fewest digits that read back the same, <c>1.0</c>, <c>1e-05</c>, <c>1e+16</c>.</summary>
internal static class PythonFloat
{
    /// <summary>Room enough for any spelling.</summary>
    public const int MaxLength = 32;

    private const int FirstScientific = 16;
    private const int LastScientific = -5;

    /// <summary>Writes a finite value; returns the bytes written.</summary>
    public static int Format(double value, Span<byte> target)
    {
        Span<byte> shortest = stackalloc byte[MaxLength];
        var formatted = value.TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture);
        Debug.Assert(formatted, "A double never needs more than 24 characters.");

        Span<byte> digits = stackalloc byte[MaxLength];
        var count = Split(shortest[..length], digits, out var exponent, out var isNegative);
        var at = 0;
        if (isNegative)
        {
            target[at++] = (byte)'-';
        }

        at += exponent is <= LastScientific or >= FirstScientific
            ? Scientific(digits[..count], exponent, target[at..])
            : Fixed(digits[..count], exponent, target[at..]);
        return at;
    }

    /// <summary>Takes a spelling apart into its significant digits and the power of ten of the first one.</summary>
    private static int Split(ReadOnlySpan<byte> text, Span<byte> digits, out int exponent, out bool isNegative)
    {
        isNegative = text[0] == '-';
        var count = 0;
        var beforePoint = 0;
        var leadingZeros = 0;
        var isFraction = false;
        exponent = 0;
        for (var i = isNegative ? 1 : 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '.')
            {
                isFraction = true;
            }
            else if (c == 'E')
            {
                exponent = int.Parse(text[(i + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }
            else if (c == '0' && count == 0)
            {
                leadingZeros += isFraction ? 1 : 0;
            }
            else
            {
                digits[count++] = c;
                beforePoint += isFraction ? 0 : 1;
            }
        }

        exponent += beforePoint > 0 ? beforePoint - 1 : -leadingZeros - 1;
        while (count > 1 && digits[count - 1] == '0')
        {
            count--;
        }

        if (count == 0)
        {
            digits[count++] = (byte)'0';
            exponent = 0;
        }

        return count;
    }

    private static int Fixed(ReadOnlySpan<byte> digits, int exponent, Span<byte> target)
    {
        var at = 0;
        for (var place = Math.Max(exponent, 0); place >= 0 || exponent - place < digits.Length; place--)
        {
            if (place == -1)
            {
                target[at++] = (byte)'.';
            }

            var digit = exponent - place;
            target[at++] = digit >= 0 && digit < digits.Length ? digits[digit] : (byte)'0';
        }

        if (digits.Length <= exponent + 1)
        {
            target[at++] = (byte)'.';
            target[at++] = (byte)'0';
        }

        return at;
    }

    private static int Scientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> target)
    {
        var at = 0;
        target[at++] = digits[0];
        if (digits.Length > 1)
        {
            target[at++] = (byte)'.';
            digits[1..].CopyTo(target[at..]);
            at += digits.Length - 1;
        }

        target[at++] = (byte)'e';
        target[at++] = (byte)(exponent < 0 ? '-' : '+');
        Math.Abs(exponent).TryFormat(target[at..], out var written, "00", CultureInfo.InvariantCulture);
        return at + written;
    }
}
