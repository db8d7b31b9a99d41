import io.cielo24.job.Job

fun length(job: Job): Int = job.name().length
