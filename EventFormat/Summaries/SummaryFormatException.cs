namespace EventFormat.Summaries;

/// <summary>The bytes of a summary value are not what its kind says they are; the message says what is wrong.</summary>
public sealed class SummaryFormatException : FormatException
{
    /// <summary>Creates an exception without a cause.</summary>
    public SummaryFormatException()
    {
    }

    /// <summary>Creates an exception that says what is wrong.</summary>
    public SummaryFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception that says what is wrong, and what showed it.</summary>
    public SummaryFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
