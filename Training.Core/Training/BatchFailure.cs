namespace Training.Core.Training;

/// <summary>What is to be done after a batch failed.</summary>
public enum BatchFailure
{
    /// <summary>Training fails with the exception.</summary>
    Throw,

    /// <summary>The batch is left out, and with it the gradients it was being accumulated with.</summary>
    Skip,

    /// <summary>What was not computed yet is tried again, with the micro-batch size that the callback has set.</summary>
    Retry,
}
