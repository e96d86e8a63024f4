namespace Training.Core.Weights;

/// <summary>A file of weights that cannot be read: damaged, of another format, or holding what is not supported. The message says what and, where something helps, what.</summary>
public sealed class WeightsFormatException : FormatException
{
    /// <summary>Says that a file cannot be read.</summary>
    public WeightsFormatException()
    {
    }

    /// <summary>Says what is wrong with a file.</summary>
    public WeightsFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong with a file, and what showed it.</summary>
    public WeightsFormatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
